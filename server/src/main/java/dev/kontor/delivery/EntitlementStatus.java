package dev.kontor.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The life of an entitlement (handbook 8.1). */
public enum EntitlementStatus {
    /** Granted, but not delivered yet. */
    PENDING,
    ACTIVE,
    SUSPENDED,
    /** Its time is over. Never stored: an active entitlement whose end has come. */
    EXPIRED,
    /** Taken back: final. */
    REVOKED;

    /** Whether this state may follow {@code from}. */
    boolean mayFollow(EntitlementStatus from) {
        return switch (from) {
            case PENDING -> this == ACTIVE || this == REVOKED;
            case ACTIVE -> this == SUSPENDED || this == EXPIRED || this == REVOKED;
            case SUSPENDED -> this == ACTIVE || this == EXPIRED || this == REVOKED;
            case EXPIRED -> this == ACTIVE || this == REVOKED;
            case REVOKED -> false;
        };
    }

    /** The codes of the states that this one may follow: the guard of its update. */
    List<String> origins() {
        return Arrays.stream(values()).filter(this::mayFollow).map(it -> it.code()).toList();
    }

    /** The name in the API and in rows. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EntitlementStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
