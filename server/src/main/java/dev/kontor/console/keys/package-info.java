/** The room for developers: API keys, and sandboxes with their clocks. */
@NullMarked
package dev.kontor.console.keys;

import org.jspecify.annotations.NullMarked;
