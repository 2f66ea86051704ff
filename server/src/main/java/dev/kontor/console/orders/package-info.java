/** The room of orders: found again, and each with all that belongs to it. */
@NullMarked
package dev.kontor.console.orders;

import org.jspecify.annotations.NullMarked;
