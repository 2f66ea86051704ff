package dev.kontor.corrections;

import dev.kontor.orders.Order;
import dev.kontor.tax.Treatment;
import java.util.List;
import java.util.Locale;

/**
 * What a correction would do, to the minor unit of {@code currency}.
 *
 * @param treatment of the sale from then on
 * @param credited total of the credit note: all that is left of the invoice
 * @param net of the new invoice, the same as before
 * @param tax of the new invoice
 * @param total of the new invoice
 * @param taxReturned what would go back to the buyer
 */
public record CorrectionPreview(
        String order,
        String currency,
        String treatment,
        long credited,
        long net,
        long tax,
        long total,
        long taxReturned,
        List<String> wording) {

    static CorrectionPreview of(Order order, Treatment treatment, CorrectedSale sale) {
        long net = sale.left().net();
        long tax = sale.taxAfter();
        return new CorrectionPreview(
                order.id().toString(),
                order.currency().getCurrencyCode(),
                treatment.name().toLowerCase(Locale.ROOT),
                sale.left().total(),
                net,
                tax,
                net + tax,
                sale.left().tax() - tax,
                sale.wording());
    }
}
