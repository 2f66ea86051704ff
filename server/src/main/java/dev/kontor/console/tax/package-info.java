/** The room of tax: where it is due, and what is done about it. */
@NullMarked
package dev.kontor.console.tax;

import org.jspecify.annotations.NullMarked;
