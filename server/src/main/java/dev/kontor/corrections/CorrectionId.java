package dev.kontor.corrections;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of a correction, written {@code cor_…}. */
public record CorrectionId(UUID value) {
    static CorrectionId next() {
        return new CorrectionId(Ids.next());
    }

    @Override
    public String toString() {
        return Ids.format("cor", value);
    }
}
