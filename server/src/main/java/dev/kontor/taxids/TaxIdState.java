package dev.kontor.taxids;

import dev.kontor.taxids.registers.TaxRegister.Answer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The life of a buyer's tax id (handbook 4.4): entered, asked for, confirmed, confirmed again. One
 * record per state; each names its own moves. A register that is down never makes a sale tax-free,
 * except by what it said within 30 days.
 */
sealed interface TaxIdState {
    /** How long a confirmation serves when the register is down. */
    Duration FRESH = Duration.ofDays(30);

    /** How long a confirmation serves without asking again. */
    Duration UNASKED = Duration.ofDays(1);

    /** How long after a sale a late confirmation still gives the tax back. */
    Duration CORRECTABLE = Duration.ofDays(60);

    /** How often a register that was down is asked again. */
    Duration RETRY = Duration.ofHours(1);

    /**
     * A register's proof.
     *
     * @param name to whom the id was issued, where the register tells
     */
    record Confirmation(@Nullable String consultationNumber, @Nullable String name, Instant at) {
        boolean isFresh(Instant now) {
            return !now.isAfter(at.plus(FRESH));
        }

        /** Whether it was given so short a time ago that asking again would tell nothing. */
        boolean needsNoAsking(Instant now) {
            return !now.isBefore(at) && !now.isAfter(at.plus(UNASKED));
        }
    }

    /** Well-formed; the register is to be asked. */
    record Pending(@Nullable Confirmation last) implements TaxIdState {}

    record Valid(Confirmation confirmation) implements TaxIdState {}

    record Invalid() implements TaxIdState {}

    /** The register was down. */
    record Unavailable(@Nullable Confirmation last) implements TaxIdState {}

    /** An id whose check digits are right, and what its register said before, if anything. */
    static TaxIdState entered(@Nullable Confirmation last) {
        return new Pending(last);
    }

    /** The next state when the register has answered. */
    default TaxIdState answered(Answer answer, Instant now) {
        return switch (answer.status()) {
            case VALID ->
                    new Valid(new Confirmation(answer.consultationNumber(), answer.name(), now));
            case INVALID -> new Invalid();
            case UNAVAILABLE -> new Unavailable(confirmation());
        };
    }

    /** What the register said last, as long as it said yes. */
    default @Nullable Confirmation confirmation() {
        return switch (this) {
            case Pending(var last) -> last;
            case Valid(var confirmation) -> confirmation;
            case Invalid() -> null;
            case Unavailable(var last) -> last;
        };
    }

    /** Whether a confirmation that comes now corrects a sale made then. */
    static boolean corrects(Instant sale, Instant now) {
        return !now.isAfter(sale.plus(CORRECTABLE));
    }

    /** What the state means for the tax of a sale made now. */
    default TaxIdStatus status(Instant now) {
        return switch (this) {
            case Pending ignored -> TaxIdStatus.PENDING;
            case Valid ignored -> TaxIdStatus.VALID;
            case Invalid ignored -> TaxIdStatus.INVALID;
            case Unavailable(var last) ->
                    last != null && last.isFresh(now) ? TaxIdStatus.VALID : TaxIdStatus.UNAVAILABLE;
        };
    }

    /** Why the status of a sale made now is to be looked at again; null when there is no doubt. */
    default @Nullable TaxIdDoubt doubt(Instant now) {
        return this instanceof Unavailable
                ? status(now) == TaxIdStatus.VALID
                        ? TaxIdDoubt.EARLIER_CONFIRMATION
                        : TaxIdDoubt.UNAVAILABLE
                : null;
    }
}
