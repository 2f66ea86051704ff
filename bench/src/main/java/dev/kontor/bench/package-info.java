/**
 * Measures Kontor from outside, as clients see it: how many orders a second the packaged server
 * takes durably, how near that is to what its database can write at all, and whether anything is
 * lost when processes are killed.
 *
 * <p>The server is a child process with its production flags on a fresh data folder; the load comes
 * from a second one. All share the machine, so the generator's CPU is part of the figures.
 */
@NullMarked
package dev.kontor.bench;

import org.jspecify.annotations.NullMarked;
