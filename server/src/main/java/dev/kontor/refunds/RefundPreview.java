package dev.kontor.refunds;

import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.Sale;
import java.util.List;

/**
 * What a refund would be; amounts in minor units of {@code currency}.
 *
 * @param refundable what is left of the order
 * @param amount that the buyer gets, with {@code tax} in it
 * @param vendorDebit what it takes from the vendor's share
 * @param feeReturned what the platform gives back of its fee
 * @param revokes ids of the entitlements that end
 * @param decision {@code approved}, or {@code review} when it is above the approver's limit
 */
public record RefundPreview(
        String order,
        String currency,
        long refundable,
        long amount,
        long net,
        long tax,
        List<RefundView.Line> lines,
        List<Tax> breakdown,
        long vendorDebit,
        long feeReturned,
        List<String> revokes,
        String decision) {

    /** A part of one tax of the order. */
    public record Tax(String jurisdiction, String taxType, String rate, long taxable, long tax) {
        static Tax of(CreditNoteDocument.CreditedTax it, Sale sale) {
            Sale.TaxGroup group = sale.taxes().get(it.group());
            return new Tax(
                    group.jurisdiction(), group.taxType(), group.rate(), it.taxable(), it.tax());
        }
    }
}
