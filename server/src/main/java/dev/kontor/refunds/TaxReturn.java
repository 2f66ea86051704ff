package dev.kontor.refunds;

import dev.kontor.invoices.CreditNoteId;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderLineId;
import dev.kontor.platform.Money;
import java.time.Instant;
import java.util.List;

/**
 * Tax that a correction of a sale gives back to the buyer: documents and books are the corrector's,
 * the money's way is that of every refund.
 *
 * @param amount the sum of the lines
 * @param creditNote that takes back the wrong invoice
 */
public record TaxReturn(
        OrderId order,
        Money amount,
        List<Line> lines,
        CreditNoteId creditNote,
        String creditNoteNumber,
        String actor,
        Instant at) {
    public TaxReturn {
        lines = List.copyOf(lines);
    }

    /**
     * The tax of one line.
     *
     * @param no the line's index in the order
     * @param tax minor units, more than 0
     */
    public record Line(int no, OrderLineId id, long tax) {}
}
