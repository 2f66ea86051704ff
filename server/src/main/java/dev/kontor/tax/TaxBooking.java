package dev.kontor.tax;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document whose tax goes to the books: a sale, or what takes one back. Amounts in minor units of
 * {@code currency}, negative on what is taken back.
 *
 * @param journal that books the document
 * @param source of the journal: the payment, the refund, …
 * @param entity code of the legal entity that sold
 * @param document id of the invoice or credit note
 * @param number of that document, as printed
 * @param country where it is consumed, ISO 3166-1 alpha-2
 * @param region of that country, where its tax depends on it, such as {@code TX}
 * @param buyerTaxId as typed; kept where the treatment rests on it
 * @param suppliedAt tax point of the sale, the original one on what is taken back
 * @param at the document's own moment
 */
public record TaxBooking(
        VendorId vendor,
        UUID journal,
        Cause cause,
        UUID source,
        UUID order,
        String entity,
        UUID document,
        String number,
        String country,
        @Nullable String region,
        @Nullable String buyerTaxId,
        Currency currency,
        Instant suppliedAt,
        Instant at,
        List<Part> parts) {

    public TaxBooking {
        parts = List.copyOf(parts);
    }

    /** What happened. In the database the names are lower case. */
    public enum Cause {
        /** A payment was captured (J1). */
        SALE,
        /** A refund was approved (J8, J10). */
        REFUND,
        /** A refund was given up, its journal reversed. */
        REFUND_CANCELLED,
        /** The tax of a sale was decided anew: what was is taken back, what is right is charged. */
        CORRECTION,
        /** A dispute was lost (J12). */
        DISPUTE_LOST,
        /** What the buyer owed was written off (J16). */
        WRITE_OFF
    }

    /**
     * One row of the document's tax breakdown.
     *
     * @param jurisdiction such as {@code DE} or {@code US-TX}
     * @param taxType such as {@code vat}
     * @param rate in percent, such as {@code 8.25}
     * @param net amounts without tax, each counted once: on the first of the taxes that it bears
     * @param taxable the part of the net amounts that the rate is applied to
     */
    public record Part(
            String jurisdiction,
            String taxType,
            String rate,
            Treatment treatment,
            long net,
            long taxable,
            long tax) {
        boolean isNothing() {
            return net == 0 && taxable == 0 && tax == 0;
        }

        public Part negated() {
            return new Part(
                    jurisdiction,
                    taxType,
                    rate,
                    treatment,
                    Math.negateExact(net),
                    Math.negateExact(taxable),
                    Math.negateExact(tax));
        }
    }
}
