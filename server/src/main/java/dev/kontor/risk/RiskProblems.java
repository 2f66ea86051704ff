package dev.kontor.risk;

import dev.kontor.platform.Problem;

/** What risk refuses. */
final class RiskProblems {
    private RiskProblems() {}

    static Problem noEntry(String id) {
        return Problem.notFound("list entry", id);
    }

    static Problem listFull() {
        return Problem.conflict(
                "list_full", "The lists have " + ListStore.MOST + " entries; remove some first.");
    }

    static Problem unknown(String pointer) {
        return Problem.invalid(pointer, "invalid_value", "Is not a value of this field.");
    }
}
