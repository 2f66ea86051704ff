/**
 * The right tax on digital services, for any place and any day: decided in memory from dated
 * content, without I/O, explained by rule ids, and kept for ever with the order.
 *
 * <p><b>Words.</b> A <i>jurisdiction</i> has rules of its own (a country, a state, a city, a
 * special territory). A <i>rule</i> is one row of the content: who taxes which categories at which
 * rate from when to when, on which part of the price, and under which <i>regime</i> for consumers
 * and for businesses. The <i>place</i> of a sale is found from evidence, never chosen by its rate.
 * A <i>determination</i> is the answer as it was given, with its inputs. A <i>line</i> is one row
 * of the tax of a document that was booked: what returns are made of.
 *
 * <p><b>Invariants.</b> Rates are selected by the tax point, never by today. Tax is rounded once
 * per group (handbook 3.3) and distributed by largest remainder, so parts always sum to the whole.
 * What the content does not know is a refusal, never a silent zero. Determinations and lines are
 * append-only.
 *
 * <p><b>Where to look.</b> {@link dev.kontor.tax.Tax} is the API. The content lies in {@code
 * resources/tax}, readable tables described in their README. The steps of the handbook's algorithm
 * (4.2): {@code PlaceFinder} finds the place, {@code PlaceProof} weighs the evidence, {@code
 * Timeline} holds the rules of a place by day, {@code Calculation} rounds and distributes. The
 * tables are read in {@code dev.kontor.tax.content}. Whether a buyer's tax id is right, module
 * taxids knows.
 *
 * <p>Owns the schema {@code tax}. May call catalog (the words of tax), taxids, vendors (the selling
 * entity), web and platform.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "web",
            "catalog",
            "vendors",
            "taxids",
            "taxids :: forms"
        })
package dev.kontor.tax;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
