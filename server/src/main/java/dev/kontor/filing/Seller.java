package dev.kontor.filing;

import dev.kontor.tax.TaxSum;
import dev.kontor.tax.Treatment;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who files, and which return takes what it sells.
 *
 * @param country where it is established
 * @param abroad where else in the union it declares its sales, and when
 * @param schemes all returns, on its terms
 */
record Seller(String country, Abroad abroad, Schemes schemes) {
    Seller on(Schemes terms) {
        return new Seller(country, abroad, terms);
    }

    /** Whether it uses the scheme, at least for some time. */
    boolean uses(Scheme scheme) {
        return scheme.isFor(country) || abroad.countries().contains(scheme.seller());
    }

    /** The return that takes these amounts, if any does. */
    Optional<Scheme> returnOf(TaxSum sum) {
        return returnOf(sum.jurisdiction(), sum.taxType(), sum.treatment(), sum.soldIn());
    }

    /** The return that takes what was sold there on that day, if any does. */
    Optional<Scheme> returnOf(String place, String taxType, Treatment treatment, LocalDate day) {
        boolean there = abroad.declares(place, day);
        return schemes.all().stream()
                .filter(it -> it.takes(country, there, place, taxType, treatment))
                .findFirst();
    }

    /** Whether the scheme takes what is booked as owed to a place. */
    boolean owes(Scheme scheme, Owed owed) {
        return scheme.takes(
                country, owed.there(), owed.jurisdiction(), owed.taxType(), Treatment.TAXED);
    }
}
