package dev.kontor.tax;

import dev.kontor.tax.ids.TaxIdCheck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A register of tax ids, or all of them: VIES, HMRC, the Swiss UID register, the Australian ABN
 * look-up and so on. A port: implementations may be asked over the network, never within a
 * transaction.
 */
interface TaxRegister {
    /** What the register knows. */
    enum Status {
        VALID,
        INVALID,
        UNAVAILABLE;

        TaxIdStatus asTaxIdStatus() {
            return switch (this) {
                case VALID -> TaxIdStatus.VALID;
                case INVALID -> TaxIdStatus.INVALID;
                case UNAVAILABLE -> TaxIdStatus.UNAVAILABLE;
            };
        }
    }

    /**
     * The answer.
     *
     * @param consultationNumber proof that the register was asked, kept with the order
     */
    record Answer(Status status, @Nullable String consultationNumber, Instant at) {}

    /** Asks for an id whose check digits are right. */
    Answer ask(TaxIdCheck id, Instant now);
}
