package dev.kontor.invoices;

import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;

/** What this module refuses. */
final class InvoiceProblems {
    private InvoiceProblems() {}

    static Problem unknownInvoice(String id) {
        return Problem.notFound("invoice", id);
    }

    /** More than is left of the invoice, or of a line (handbook 5.4). */
    static Problem exceedsInvoice(long left, String currency) {
        return Problem.of(
                        422,
                        "credit_exceeds_invoice",
                        "Only " + Money.of(left, currency) + " is left to credit.")
                .with("creditable", left);
    }
}
