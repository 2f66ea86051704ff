package dev.kontor.tax;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The life of a buyer's tax id (handbook 4.4): entered, asked for, confirmed, confirmed again. One
 * record per state; each names its own moves. A register that is down never makes a sale tax-free,
 * except by what it said within 30 days.
 */
public sealed interface TaxIdState {
    /**
     * How long a confirmation serves when the register is down, and after which a renewal asks
     * again.
     */
    Duration FRESH = Duration.ofDays(30);

    /** How long after a sale a late confirmation still gives the tax back. */
    Duration CORRECTABLE = Duration.ofDays(60);

    /** How often a register that was down is asked again. */
    Duration RETRY = Duration.ofHours(1);

    /** A register's proof. */
    record Confirmation(@Nullable String consultationNumber, Instant at) {
        boolean isFresh(Instant now) {
            return !now.isAfter(at.plus(FRESH));
        }
    }

    /** Well-formed; the register is to be asked. */
    record Pending(String id, @Nullable Confirmation last) implements TaxIdState {}

    record Valid(String id, Confirmation confirmation) implements TaxIdState {
        /** Before a renewal: an old confirmation has to be renewed first. */
        public TaxIdState beforeRenewal(Instant now) {
            return confirmation.isFresh(now) ? this : new Pending(id, confirmation);
        }
    }

    record Invalid(String id) implements TaxIdState {}

    /** The register was down. */
    record Unavailable(String id, Instant since, @Nullable Confirmation last)
            implements TaxIdState {
        /** Whether a confirmation that comes now corrects a sale made then. */
        public boolean corrects(Instant sale, Instant now) {
            return !now.isAfter(sale.plus(CORRECTABLE));
        }
    }

    String id();

    /** A new id whose check digits are right. */
    static TaxIdState entered(String id) {
        return new Pending(id, null);
    }

    /** The next state when the register has answered. */
    default TaxIdState answered(
            TaxIdStatus status, @Nullable String consultationNumber, Instant now) {
        return switch (status) {
            case VALID -> new Valid(id(), new Confirmation(consultationNumber, now));
            case INVALID -> new Invalid(id());
            case UNAVAILABLE, PENDING, NONE ->
                    switch (this) {
                        case Pending it -> new Unavailable(it.id(), now, it.last());
                        case Valid it -> new Unavailable(it.id(), now, it.confirmation());
                        case Unavailable it -> it;
                        case Invalid it -> it;
                    };
        };
    }

    /** What the state means for the tax of a sale made now. */
    default TaxIdStatus status(Instant now) {
        return switch (this) {
            case Pending ignored -> TaxIdStatus.PENDING;
            case Valid ignored -> TaxIdStatus.VALID;
            case Invalid ignored -> TaxIdStatus.INVALID;
            case Unavailable it ->
                    it.last() != null && it.last().isFresh(now)
                            ? TaxIdStatus.VALID
                            : TaxIdStatus.UNAVAILABLE;
        };
    }
}
