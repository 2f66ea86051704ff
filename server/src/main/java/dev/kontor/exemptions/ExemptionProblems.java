package dev.kontor.exemptions;

import dev.kontor.platform.Problem;

/** What exemptions refuse. */
final class ExemptionProblems {
    private ExemptionProblems() {}

    static Problem noCertificate(String id) {
        return Problem.notFound("certificate", id);
    }

    static Problem certificateState(String now) {
        return Problem.conflict(
                "certificate_state", "The certificate is " + now + "; that cannot be decided now.");
    }

    static Problem buyerNeeded() {
        return Problem.invalid("/buyer", "required", "Name the buyer by its id or its e-mail.");
    }
}
