package dev.kontor.orders;

import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The days of the place where an order is taxed: its tax point is one of them, whatever day it is
 * where the seller is (handbook 4.1).
 */
final class PlaceDay {
    private PlaceDay() {}

    /** The day there at that moment. */
    static LocalDate of(Tax tax, Snapshot.TaxFacts taxed, Instant at) {
        return tax.day(place(taxed), at);
    }

    /** Of a country's own tax, such as Canada's, the days are the buyer's province's. */
    private static String place(Snapshot.TaxFacts taxed) {
        List<TaxAnswer.Group> groups = taxed.breakdown();
        String taxing = groups.isEmpty() ? taxed.country() : groups.getFirst().jurisdiction();
        return taxed.region() != null && taxing.startsWith(taxed.country())
                ? taxed.country() + "-" + taxed.region()
                : taxing;
    }
}
