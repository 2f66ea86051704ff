package dev.kontor.checkout;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as clients see it (api.md 3).
 *
 * @param url of the hosted page
 * @param quote null while the buyer's place is not known well enough to tell the tax
 * @param order that was placed
 */
record CheckoutView(
        String id,
        String status,
        String url,
        Instant expiresAt,
        @Nullable Quote quote,
        @Nullable String order) {

    /**
     * What the cart costs, in minor units.
     *
     * @param version to be sent back with the submission
     */
    record Quote(
            int version,
            String currency,
            long subtotal,
            long discountTotal,
            long taxTotal,
            long total,
            List<Figures.Line> lines,
            Tax tax,
            Instant expiresAt) {}

    record Tax(String treatment, List<Figures.Group> breakdown) {}

    static CheckoutView of(Session session, String url, Instant now) {
        Figures figures = session.quotation().figures();
        return new CheckoutView(
                session.id().toString(),
                session.statusAt(now).word(),
                url,
                session.expiresAt(),
                figures == null ? null : quote(session, figures),
                session.order() == null ? null : session.order().toString());
    }

    private static Quote quote(Session session, Figures it) {
        return new Quote(
                session.version(),
                it.currency(),
                it.subtotal(),
                it.discountTotal(),
                it.taxTotal(),
                it.total(),
                it.lines(),
                new Tax(it.treatment(), it.breakdown()),
                session.quotation().expiresAt());
    }
}
