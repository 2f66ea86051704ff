/** The first room: what happened lately, and what waits, seen before it is read. */
@NullMarked
package dev.kontor.console.overview;

import org.jspecify.annotations.NullMarked;
