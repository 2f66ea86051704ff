package dev.kontor.corrections;

import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;

/** What this module refuses. */
final class CorrectionProblems {
    private CorrectionProblems() {}

    static Problem orderNotFound(String id) {
        return Problem.notFound("order", id);
    }

    static Problem notPaid(String status) {
        return Problem.conflict(
                "order_not_paid", "The order is " + status + ": it has no invoice to correct.");
    }

    static Problem disputed() {
        return Problem.conflict(
                "order_disputed", "The charge is disputed; the sale is corrected after that.");
    }

    static Problem nothingLeft() {
        return Problem.conflict(
                "nothing_to_correct", "Nothing is left of this invoice: all of it was taken back.");
    }

    static Problem nothingToCorrect() {
        return Problem.conflict("nothing_to_correct", "The invoice says all of that already.");
    }

    /** The buyer has agreed to a total, and does not owe more of it afterwards. */
    static Problem raisesTax(Money before, Money after) {
        return Problem.conflict(
                        "correction_raises_tax",
                        "With these facts the tax would be "
                                + after
                                + " in place of "
                                + before
                                + ": refund the order and sell again.")
                .with("tax_before", before.minor())
                .with("tax_after", after.minor());
    }

    static Problem movesPlace() {
        return Problem.conflict(
                "correction_moves_place",
                "The tax was owed to another place: refund the order and sell again.");
    }

    static Problem taxIdInvalid() {
        return Problem.invalid(
                "/buyer/tax_id", "tax_id_invalid", "The register does not know this tax id.");
    }

    static Problem taxIdUnconfirmed() {
        return Problem.invalid(
                "/buyer/tax_id",
                "tax_id_unconfirmed",
                "The register does not answer now; nothing was corrected. Try again later.");
    }

    static Problem beingCorrected() {
        return Problem.conflict("order_changed", "The order was changed meanwhile. Try again.");
    }
}
