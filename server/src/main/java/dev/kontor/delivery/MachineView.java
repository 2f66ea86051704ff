package dev.kontor.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A machine as buyers and vendors see it: enough to tell it from the others, not enough to pretend
 * to be it.
 */
public record MachineView(
        String id,
        @Nullable String name,
        Instant activatedAt,
        Instant lastSeenAt,
        @Nullable Instant offlineUntil) {
    static MachineView of(Machine machine) {
        return new MachineView(
                machine.id().toString(),
                machine.name(),
                machine.activatedAt(),
                machine.seenAt(),
                machine.offlineUntil());
    }
}
