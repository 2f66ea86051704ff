/** Rule tests of the sandbox's gateways. */
@NullMarked
package dev.kontor.connectors.sandbox;

import org.jspecify.annotations.NullMarked;
