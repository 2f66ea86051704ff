package dev.kontor.checkout;

import dev.kontor.orders.OrderId;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A checkout session.
 *
 * @param version of the quote, from 1; another version has other figures
 * @param order that was placed, or is about to be
 * @param agreed hash of what the order was placed with
 * @param attempts submissions so far
 * @param decline why the last submission led to nothing
 * @param action where the buyer has to go before the payment goes on
 */
record Session(
        VendorId vendor,
        CheckoutId id,
        CheckoutStatus status,
        int version,
        Draft draft,
        Quotation quotation,
        @Nullable OrderId order,
        byte @Nullable [] agreed,
        int attempts,
        @Nullable String decline,
        @Nullable String action,
        @Nullable Instant submittedAt,
        Instant createdAt,
        Instant expiresAt) {
    static final Duration LIFETIME = Duration.ofHours(24);

    /** Most submissions of one session (handbook 2.2). */
    static final int ATTEMPTS = 10;

    static Session open(VendorId vendor, Draft draft, Quotation quotation, Instant now) {
        return new Session(
                vendor,
                CheckoutId.next(),
                CheckoutStatus.OPEN,
                1,
                draft,
                quotation,
                null,
                null,
                0,
                null,
                null,
                null,
                now,
                now.plus(LIFETIME));
    }

    /** The status as it is now: an open session that nobody has touched for a day has expired. */
    CheckoutStatus statusAt(Instant now) {
        return status == CheckoutStatus.OPEN && !now.isBefore(expiresAt)
                ? CheckoutStatus.EXPIRED
                : status;
    }

    /** Changed and priced anew: other figures are another version. */
    Session changed(Draft next, Quotation other, Instant now) {
        boolean same = Objects.equals(quotation.figures(), other.figures());
        return new Session(
                vendor,
                id,
                status,
                same ? version : version + 1,
                next,
                other,
                order,
                agreed,
                attempts,
                decline,
                action,
                submittedAt,
                createdAt,
                now.plus(LIFETIME));
    }

    /** Submitted, to place or pay this order. */
    Session submitted(OrderId to, byte[] agreement, Instant now) {
        return new Session(
                vendor,
                id,
                CheckoutStatus.SUBMITTED,
                version,
                draft,
                quotation,
                to,
                agreement,
                attempts + 1,
                null,
                null,
                now,
                createdAt,
                expiresAt);
    }

    /** Submitted as before, to place this order in place of the one that was given up. */
    Session ordering(OrderId other, byte[] agreement) {
        return new Session(
                vendor,
                id,
                status,
                version,
                draft,
                quotation,
                other,
                agreement,
                attempts,
                decline,
                action,
                submittedAt,
                createdAt,
                expiresAt);
    }
}
