package dev.kontor.tax;

import dev.kontor.taxids.forms.TaxIds;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of the tax of a document, as it is kept for returns. Never changed.
 *
 * @param no within the journal, from 1
 * @param country of consumption as tax counts it: Monaco's is France
 * @param bookedOn day of the document in the calendar of the place of consumption
 * @param taxPoint day of the sale in the same calendar
 */
record TaxLine(
        TaxBooking of,
        int no,
        TaxBooking.Part part,
        String country,
        @Nullable String region,
        RateType rateType,
        LocalDate bookedOn,
        LocalDate taxPoint) {

    /** Whether it is not of a sale, but of what takes it back or charges it anew. */
    boolean corrects() {
        return of.cause() != TaxBooking.Cause.SALE;
    }

    /** The tax id that the treatment rests on, without punctuation; null where none decided. */
    @Nullable String buyerTaxId() {
        String typed = of.buyerTaxId();
        return switch (part.treatment()) {
            case TAXED, EXEMPT, OUT_OF_SCOPE, NOT_REGISTERED -> null;
            case REVERSE_CHARGE, NOT_CHARGED, INTERMEDIARY ->
                    typed == null || !TaxIds.isCountry(country)
                            ? typed
                            : TaxIds.check(country, typed).normalized();
        };
    }
}
