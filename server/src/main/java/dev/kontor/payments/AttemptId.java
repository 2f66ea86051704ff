package dev.kontor.payments;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** Id of an attempt, {@code att_…}. */
public record AttemptId(UUID value) {
    public static AttemptId next() {
        return new AttemptId(Ids.next());
    }

    /** Reads {@code att_…}; anything else is an {@link IllegalArgumentException}. */
    public static AttemptId parse(String text) {
        return new AttemptId(Ids.parse("att", text));
    }

    @Override
    public String toString() {
        return Ids.format("att", value);
    }
}
