package dev.kontor.corrections;

import dev.kontor.invoices.Invoice;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderView;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Registrations;
import dev.kontor.tax.TaxQuestion;
import dev.kontor.vendors.Vendor;

/**
 * A paid order as it stands.
 *
 * @param registrations of the seller, on whatever day
 * @param view the order as clients see it
 * @param invoice that is in force
 * @param decided how its tax was decided last
 */
record SaleToCorrect(
        Vendor vendor,
        Registrations registrations,
        Order order,
        OrderView view,
        Invoice invoice,
        Determination decided) {

    Facts facts() {
        return new Facts(invoice.sale().buyer(), decided.question().buyer());
    }

    /** The question of the sale, asked about another buyer. */
    TaxQuestion question(TaxQuestion.Buyer buyer) {
        TaxQuestion asked = decided.question();
        return new TaxQuestion(
                asked.at(),
                asked.currency(),
                asked.sellerCountry(),
                buyer,
                asked.lines(),
                asked.standing());
    }
}
