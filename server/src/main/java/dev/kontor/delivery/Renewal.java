package dev.kontor.delivery;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** From when a renewed license counts its new time. */
enum Renewal {
    /** From its end: late or early, nobody gains or loses a day. */
    FROM_EXPIRY,
    FROM_NOW,
    /** From now when it had ended, from its end otherwise. */
    FROM_NOW_IF_EXPIRED;

    /** The new end of a license. */
    Instant extend(Instant endsAt, Period duration, Instant now) {
        Instant from =
                switch (this) {
                    case FROM_EXPIRY -> endsAt;
                    case FROM_NOW -> now;
                    case FROM_NOW_IF_EXPIRED -> endsAt.isBefore(now) ? now : endsAt;
                };
        return from.atZone(ZoneOffset.UTC).plus(duration).toInstant();
    }
}
