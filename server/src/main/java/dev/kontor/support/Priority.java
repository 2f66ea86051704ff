package dev.kontor.support;

import java.time.Duration;

/** How urgent a ticket is, and what we promise (handbook 13). */
public enum Priority {
    P1(1, Duration.ofHours(1), Duration.ofHours(4)),
    P2(2, Duration.ofHours(4), Duration.ofHours(24)),
    P3(3, Duration.ofHours(24), Duration.ofHours(72));

    private final int level;
    private final Duration firstAnswer;
    private final Duration solution;

    Priority(int level, Duration firstAnswer, Duration solution) {
        this.level = level;
        this.firstAnswer = firstAnswer;
        this.solution = solution;
    }

    /** 1 is the most urgent. */
    public int level() {
        return level;
    }

    static Priority of(int level) {
        for (Priority priority : values()) {
            if (priority.level == level) {
                return priority;
            }
        }
        throw new IllegalArgumentException("no priority " + level);
    }

    public Duration firstAnswer() {
        return firstAnswer;
    }

    public Duration solution() {
        return solution;
    }
}
