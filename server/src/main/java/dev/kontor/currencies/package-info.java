/**
 * The currencies in circulation (ISO 4217) and what they are worth: exponents, mid-market rates to
 * the euro, conversion.
 *
 * <p>Words: a <em>rate to the euro</em> is the euros for one unit of a currency. The bundled
 * snapshot is a start without a network; an operator loads newer tables. It serves prices and
 * previews. Tax is converted at <em>reference rates</em> (handbook 3.6): the European Central
 * Bank's of every day, a return at those of the last day of its period, a document at those of its
 * tax point. A <em>state currency</em> is the one in which a state wants its tax stated.
 *
 * <p>Invariants: a conversion rounds once, HALF_EVEN, to the minor unit of the target; a currency
 * that is not listed cannot be sold in. Owns no schema: the table is small and read-only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "web"})
package dev.kontor.currencies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
