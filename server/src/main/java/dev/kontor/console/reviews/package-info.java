/** The room where people decide about orders in doubt. */
@NullMarked
package dev.kontor.console.reviews;

import org.jspecify.annotations.NullMarked;
