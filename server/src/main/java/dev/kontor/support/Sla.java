package dev.kontor.support;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we promised for a ticket: the first answer and the solution.
 *
 * @param firstAnsweredAt null until we have answered
 */
public record Sla(Instant firstAnswerDue, Instant solveDue, @Nullable Instant firstAnsweredAt) {
    private static final int ESCALATE_AT_PERCENT = 80;

    /** How we stand. */
    public enum Standing {
        ON_TIME,
        /** Four fifths of the time are over: somebody senior looks. */
        ESCALATED,
        BREACHED
    }

    static Sla of(Priority priority, Instant created) {
        return new Sla(
                created.plus(priority.firstAnswer()), created.plus(priority.solution()), null);
    }

    /** The promises of another priority, from the same moments on. */
    Sla reprioritized(Priority from, Priority to) {
        return new Sla(
                firstAnswerDue.plus(to.firstAnswer()).minus(from.firstAnswer()),
                solveDue.plus(to.solution()).minus(from.solution()),
                firstAnsweredAt);
    }

    Sla answered(Instant now) {
        return firstAnsweredAt == null ? new Sla(firstAnswerDue, solveDue, now) : this;
    }

    /** The clock goes on after a pause. */
    Sla resumed(Instant pausedSince, Instant now) {
        return new Sla(
                firstAnswerDue, solveDue.plus(Duration.between(pausedSince, now)), firstAnsweredAt);
    }

    /** The next promise. */
    public Instant due() {
        return firstAnsweredAt == null ? firstAnswerDue : solveDue;
    }

    /**
     * How we stand with the next promise.
     *
     * @param now when the clock is looked at, or when it was stopped
     */
    Standing standing(Priority priority, Instant now) {
        if (!now.isBefore(due())) {
            return Standing.BREACHED;
        }
        Duration allowed = firstAnsweredAt == null ? priority.firstAnswer() : priority.solution();
        long left = Duration.between(now, due()).toMillis();
        return left * 100 <= allowed.toMillis() * (100 - ESCALATE_AT_PERCENT)
                ? Standing.ESCALATED
                : Standing.ON_TIME;
    }
}
