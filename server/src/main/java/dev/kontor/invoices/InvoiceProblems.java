package dev.kontor.invoices;

import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;

/** What this module refuses. */
final class InvoiceProblems {
    private InvoiceProblems() {}

    static Problem unknownInvoice(String id) {
        return Problem.notFound("invoice", id);
    }

    static Problem unknownCreditNote(String id) {
        return Problem.notFound("credit note", id);
    }

    /** A document that EN 16931 cannot say (handbook 5.5). */
    static Problem noEInvoice(String why) {
        return Problem.of(
                404,
                "e_invoice_unavailable",
                "This document has no form of the standard EN 16931. " + why);
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
