package dev.kontor.papers;

import dev.kontor.platform.Problem;

/** What this module refuses. */
final class PaperProblems {
    private PaperProblems() {}

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
}
