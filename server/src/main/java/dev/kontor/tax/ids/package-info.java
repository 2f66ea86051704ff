/**
 * Tax ids of businesses: how people type them, how they are written, and their check digits, from
 * the algorithms that tax authorities publish. Whether an id was ever issued only a register knows
 * ({@code dev.kontor.tax.TaxRegister}).
 */
@NullMarked
package dev.kontor.tax.ids;

import org.jspecify.annotations.NullMarked;
