package dev.kontor.risk;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What became of an order that was assessed. Good ends need no report; nor do refunds that our own
 * rules made, which must not raise anybody's risk.
 *
 * @param at when, in the vendor's time
 */
public record Outcome(VendorId vendor, UUID subject, Kind kind, Instant at) {
    /** The bad ends. */
    public enum Kind {
        /** The payment was declined. */
        DECLINED,
        /** The buyer disputed it. */
        DISPUTED,
        /** It is known to be a fraud, by an early warning or a dispute's reason. */
        FRAUD;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
