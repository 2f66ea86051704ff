package dev.kontor.ledger;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund, full or partial, as the books see it. Amounts in minor units of {@code currency}.
 *
 * @param net refunded without tax
 * @param taxes refunded, by jurisdiction and type
 * @param share what the vendor gives back of it
 * @param maturity the day on which the sale's share matures, if it is still pending; null when it
 *     has matured
 */
public record RefundBooking(
        VendorId vendor,
        UUID refund,
        UUID order,
        Instant at,
        Currency currency,
        long net,
        List<TaxPart> taxes,
        ShareReturn share,
        @Nullable LocalDate maturity) {
    public long gross() {
        return taxes.stream().mapToLong(TaxPart::amount).reduce(net, Math::addExact);
    }

    /** The day for {@link #maturity()}: null once it has come. */
    public static @Nullable LocalDate pendingUntil(
            Instant capturedAt, Instant now, PayoutTerms terms) {
        LocalDate maturity = terms.maturity(capturedAt);
        return maturity.isAfter(PayoutTerms.day(now)) ? maturity : null;
    }
}
