/** The room of refunds: asked for from an order, shown before they are made, decided on. */
@NullMarked
package dev.kontor.console.refunds;

import org.jspecify.annotations.NullMarked;
