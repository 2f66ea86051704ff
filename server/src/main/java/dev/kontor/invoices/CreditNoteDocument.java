package dev.kontor.invoices;

import dev.kontor.invoices.Sale.LineTax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a credit note takes back. Everything else that it states is the invoice's, which never
 * changes. Amounts are positive minor units of the invoice's currency, rates the original ones.
 *
 * @param taxes by the invoice's tax groups, those that are touched
 * @param nationalTax the tax in the other currency in which the invoice states it, at its rate
 */
public record CreditNoteDocument(
        CreditReason reason,
        List<CreditedLine> lines,
        List<CreditedTax> taxes,
        @Nullable Long nationalTax) {
    public CreditNoteDocument {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    /**
     * A part of one line.
     *
     * @param line its index in the invoice
     */
    public record CreditedLine(int line, long net, List<LineTax> taxes) {
        public CreditedLine {
            taxes = List.copyOf(taxes);
        }

        public long tax() {
            return taxes.stream().mapToLong(LineTax::amount).sum();
        }

        public long total() {
            return net + tax();
        }
    }

    /**
     * A part of one tax group.
     *
     * @param group its index in the invoice
     */
    public record CreditedTax(int group, long taxable, long tax) {}

    public long net() {
        return lines.stream().mapToLong(CreditedLine::net).sum();
    }

    public long tax() {
        return lines.stream().mapToLong(CreditedLine::tax).sum();
    }

    public long total() {
        return net() + tax();
    }
}
