package dev.kontor.papers;

import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.Payment;
import dev.kontor.platform.Words;

/** How the day of supply is written, on documents and on pages. */
public final class SupplyDay {
    private SupplyDay() {}

    /** Such as {@code Jul 1, 2025 (Estonia)}: where it was another day than at the seller's. */
    public static String words(Sale sale, Words words) {
        String day = words.date(sale.suppliedOn());
        Payment payment = sale.payment();
        return payment == null || payment.paidOn().equals(sale.suppliedOn())
                ? day
                : words.get("invoice.supplied_in", day, words.country(sale.buyer().country()));
    }
}
