package dev.kontor.catalog;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of a file, {@code fil_…}. */
public record FileId(UUID value) {
    public static FileId next() {
        return new FileId(Ids.next());
    }

    /** Reads {@code fil_…}; refuses anything else with {@link IllegalArgumentException}. */
    public static FileId parse(String text) {
        return new FileId(Ids.parse("fil", text));
    }

    @Override
    public String toString() {
        return Ids.format("fil", value);
    }
}
