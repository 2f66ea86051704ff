package dev.kontor.taxids.registers;

import dev.kontor.taxids.forms.TaxIdCheck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A register of tax ids, or all of them: VIES, HMRC, the Swiss UID register, the Australian ABN
 * look-up and so on. A port: implementations may be asked over the network, never within a
 * transaction.
 */
public interface TaxRegister {
    /** What the register knows. */
    enum Status {
        VALID,
        INVALID,
        UNAVAILABLE
    }

    /**
     * A question.
     *
     * @param id whose check digits are right
     * @param requester the seller's own VAT id, by which some registers give a proof
     * @param name under which the buyer appears, as far as known
     * @param downSince since when the register has owed an answer
     */
    record Inquiry(
            TaxIdCheck id,
            @Nullable String requester,
            @Nullable String name,
            @Nullable Instant downSince,
            Instant now) {}

    /**
     * The answer.
     *
     * @param consultationNumber proof that the register was asked, kept with the order
     * @param name to whom the id was issued, where the register tells
     * @param address of that holder, in one line, where the register tells
     * @param reason why there is no answer, as a short code
     * @param again when to ask again for an answer that is missing; null when there will be none
     * @param otherName whether the register itself says that the name is not the holder's
     */
    record Answer(
            Status status,
            @Nullable String consultationNumber,
            @Nullable String name,
            @Nullable String address,
            @Nullable String reason,
            @Nullable Instant again,
            boolean otherName) {

        /** The reason of a country without a register. */
        public static final String NO_REGISTER = "no_register";

        public static Answer valid(@Nullable String consultationNumber, @Nullable String name) {
            return new Answer(Status.VALID, consultationNumber, name, null, null, null, false);
        }

        /** The same with the holder's address; of its lines one is made. */
        public Answer at(@Nullable String where) {
            String line = where == null ? "" : where.strip().replaceAll("\\s*\\R\\s*", ", ");
            return new Answer(
                    status,
                    consultationNumber,
                    name,
                    line.isEmpty() ? null : line,
                    reason,
                    again,
                    otherName);
        }

        /** The same, of a holder who is not called as the buyer is. */
        public Answer underAnotherName() {
            return new Answer(status, consultationNumber, name, address, reason, again, true);
        }

        public static Answer invalid() {
            return new Answer(Status.INVALID, null, null, null, null, null, false);
        }

        public static Answer down(String reason, Instant again) {
            return new Answer(Status.UNAVAILABLE, null, null, null, reason, again, false);
        }

        /** No register that could be asked knows this country's ids. */
        public static Answer noRegister() {
            return new Answer(Status.UNAVAILABLE, null, null, null, NO_REGISTER, null, false);
        }
    }

    /** Asks for an id. Never throws: what goes wrong is {@link Status#UNAVAILABLE}. */
    Answer ask(Inquiry inquiry);
}
