package dev.kontor.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * When a vendor's share becomes available, and what is held back of it (handbook 1.4). Days are UTC
 * days and begin at midnight: a share captured on 3 January at any hour matures on the 10th.
 *
 * @param pendingDays from capture to maturity
 * @param reservePercent held back of what matures
 * @param reserveDays from maturity to the release of what was held back
 */
public record PayoutTerms(int pendingDays, BigDecimal reservePercent, int reserveDays) {
    /** Seven days, then 10 % for 180 days. */
    public static final PayoutTerms DEFAULT = new PayoutTerms(7, BigDecimal.TEN, 180);

    /** The day on which the share of a sale captured then matures. */
    public LocalDate maturity(Instant capturedAt) {
        return day(capturedAt).plusDays(pendingDays);
    }

    LocalDate release(LocalDate matured) {
        return matured.plusDays(reserveDays);
    }

    /** What is held back of an amount; nothing of what is not positive. */
    long reserve(long maturing) {
        return BigDecimal.valueOf(Math.max(0, maturing))
                .multiply(reservePercent.movePointLeft(2))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
