/** The room of questions: the queue by what was promised, and each ticket with its thread. */
@NullMarked
package dev.kontor.console.tickets;

import org.jspecify.annotations.NullMarked;
