package dev.kontor.checkout;

import dev.kontor.platform.Problem;

/** The refusals of this module. */
final class CheckoutProblems {
    private CheckoutProblems() {}

    static Problem notFound(String id) {
        return Problem.notFound("checkout", id);
    }

    static Problem notOpen(CheckoutStatus status) {
        return Problem.conflict(
                "checkout_not_open", "The checkout is " + status.word() + " and takes no change.");
    }

    /** A program's buyer has no internet address: of two signs the card can be one only. */
    static Problem confirmationUnsupported() {
        return Problem.invalid(
                "/buyer/confirmed_country",
                "confirmation_unsupported",
                "Nothing that is known of the buyer says so: a payment from there is one sign, and the"
                        + " phone number or the tax id has to be the other.");
    }

    /** Somebody else changes the same session again and again. */
    static Problem busy() {
        return Problem.of(503, "overloaded", "The checkout is being changed; nothing was done.")
                .with("retry_after", 1);
    }

    /** The quote that was submitted is not the current one: its figures come with the problem. */
    static Problem quoteChanged(CheckoutView now) {
        Problem problem =
                Problem.conflict(
                                "quote_changed",
                                "The quote has changed; nothing was charged. Show the new one.")
                        .with("checkout", now.id());
        CheckoutView.Quote quote = now.quote();
        return quote == null ? problem : problem.with("quote", quote);
    }

    static Problem tooManyAttempts() {
        return Problem.conflict(
                "too_many_attempts", "This checkout was submitted too often; open a new one.");
    }
}
