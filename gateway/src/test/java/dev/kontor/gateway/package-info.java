/** Rule tests of the gateway's words. */
@NullMarked
package dev.kontor.gateway;

import org.jspecify.annotations.NullMarked;
