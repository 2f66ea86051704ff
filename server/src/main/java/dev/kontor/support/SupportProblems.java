package dev.kontor.support;

import dev.kontor.platform.Problem;

/** The refusals of this module. */
final class SupportProblems {
    private SupportProblems() {}

    static Problem noTicket(String id) {
        return Problem.notFound("ticket", id);
    }

    static Problem closed() {
        return Problem.conflict("ticket_closed", "The ticket is closed; file a new one.");
    }

    static Problem empty(String pointer) {
        return Problem.invalid(pointer, "required", "Must not be blank.");
    }

    static Problem badEmail(String pointer) {
        return Problem.invalid(pointer, "invalid_email", "Is not an e-mail address.");
    }

    static Problem badOrder() {
        return Problem.invalid("/order", "invalid_value", "Is not an order id.");
    }
}
