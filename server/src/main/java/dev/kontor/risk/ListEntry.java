package dev.kontor.risk;

import dev.kontor.platform.Ids;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to refuse or to trust.
 *
 * @param value as it was given; null for entries that a rule made, which knows only its hash
 * @param actor who put it there
 * @param expiresAt from when it counts no more; null is never
 */
record ListEntry(
        UUID id,
        Name list,
        ListKind kind,
        @Nullable String value,
        byte[] hash,
        @Nullable String reason,
        String actor,
        @Nullable Instant expiresAt,
        Instant createdAt) {

    /** Which list. */
    enum Name {
        BLOCK,
        ALLOW;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String shownId() {
        return Ids.format("rle", id);
    }

    boolean countsAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /** The reason that a decision gives, such as {@code blocklist_email}. */
    String code() {
        return list.code() + "list_" + kind.code();
    }
}
