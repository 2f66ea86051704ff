package dev.kontor.taxids;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale whose buyer's tax id is in doubt, and what became of the doubt. Times are the vendor's.
 *
 * @param country of the id, ISO 3166-1
 * @param typed by the buyer
 * @param taxId as it is written on invoices
 * @param asked how often the register was asked after the sale
 * @param reason why there is no answer, as a short code; {@link #OTHER_NAME} when there is one that
 *     is not the buyer's
 * @param found to whom the register says the id was issued
 * @param askedAt when the register was asked last after the sale
 * @param correctedAt when the sale was settled after a late confirmation
 * @param decided by whom, where a person has decided
 */
public record TaxIdCase(
        VendorId vendor,
        UUID orderId,
        String country,
        String typed,
        String taxId,
        TaxIdDoubt doubt,
        State state,
        Instant soldAt,
        @Nullable Instant askedAt,
        int asked,
        @Nullable String reason,
        Found found,
        @Nullable String consultationNumber,
        @Nullable Instant confirmedAt,
        @Nullable Instant correctedAt,
        @Nullable Decided decided) {

    /** The register says yes, to another name than the buyer's. */
    public static final String OTHER_NAME = "other_name";

    /** What the register tells of the holder, as far as it does. */
    public record Found(@Nullable String name, @Nullable String address) {
        static final Found NOTHING = new Found(null, null);
    }

    /** A person's decision. */
    public record Decided(String actor, Instant at, String note) {}

    /** What became of the doubt. */
    public enum State {
        /** The register is asked again every hour; a name waits for a person. */
        OPEN,
        /** The register says yes. */
        CONFIRMED,
        /** The register says no, after the sale. */
        DENIED,
        /** No register can be asked. */
        NO_REGISTER,
        /** 60 days have passed. */
        EXPIRED,
        /** A person has seen that the id is the buyer's. */
        ACCEPTED,
        /** A person has seen that it is not: the buyer counts as a consumer. */
        REJECTED;

        /** Whether a person may still decide. */
        public boolean isUndecided() {
            return switch (this) {
                case OPEN, DENIED, NO_REGISTER, EXPIRED -> true;
                case CONFIRMED, ACCEPTED, REJECTED -> false;
            };
        }
    }

    /** Whether tax was charged for want of an answer; else none was, on the register's word. */
    public boolean isTaxed() {
        return doubt == TaxIdDoubt.UNAVAILABLE;
    }

    /** Whether the register has said yes after the sale, though to another name. */
    public boolean isKnownUnderAnotherName() {
        return OTHER_NAME.equals(reason);
    }

    /** Whether the register has said yes to another name, before the sale or after it. */
    public boolean hasYesToAnotherName() {
        return doubt == TaxIdDoubt.OTHER_NAME || isKnownUnderAnotherName();
    }

    /** Whether it helps nobody to wait: a person has to look. */
    public boolean waitsForPerson() {
        return switch (state) {
            case OPEN -> hasYesToAnotherName();
            case DENIED, NO_REGISTER -> true;
            case EXPIRED -> !isTaxed();
            case CONFIRMED, ACCEPTED, REJECTED -> false;
        };
    }
}
