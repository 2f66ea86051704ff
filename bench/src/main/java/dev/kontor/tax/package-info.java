/** Measures the tax engine from within its package. */
@NullMarked
package dev.kontor.tax;

import org.jspecify.annotations.NullMarked;
