/**
 * The facts of tax law as they are kept in readable tables ({@code resources/tax}): places, rules
 * with their days and sources, thresholds, policies, wordings. Read once and checked whole; what is
 * made of them for look-ups is the business of {@code dev.kontor.tax}.
 */
@NullMarked
package dev.kontor.tax.content;

import org.jspecify.annotations.NullMarked;
