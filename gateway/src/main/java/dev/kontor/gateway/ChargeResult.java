package dev.kontor.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answer to a charge. {@code reference} is the provider's id of the charge. */
public sealed interface ChargeResult {

    /**
     * The money is ours.
     *
     * @param received what was taken; for transfers it may differ from what was asked
     * @param fee what the provider keeps of it, where it says so at once
     */
    record Captured(String reference, Amount received, @Nullable Amount fee, ChargeDetails details)
            implements ChargeResult {}

    /** The money is reserved until {@code expiresAt}, and must be captured or canceled by then. */
    record Authorized(String reference, ChargeDetails details, Instant expiresAt)
            implements ChargeResult {}

    /**
     * No money moved, and none will.
     *
     * @param code our word for the reason, such as {@code insufficient_funds}; goes into the API
     * @param rawCode the provider's or the scheme's own code
     * @param adviceCode the scheme's advice on trying again (Mastercard's merchant advice code)
     * @param message a sentence for staff; never shown to buyers
     * @param reference null when the provider keeps no record of it
     */
    record Declined(
            DeclineClass declineClass,
            String code,
            @Nullable String rawCode,
            @Nullable String adviceCode,
            String message,
            @Nullable String reference,
            ChargeDetails details)
            implements ChargeResult {}

    /** Nothing happens until the buyer has done {@code action}; past {@code expiresAt} it fails. */
    record ActionRequired(String reference, NextAction action, Instant expiresAt)
            implements ChargeResult {}

    /**
     * The buyer has agreed; the money comes later or never.
     *
     * @param expectedAt when the money usually is there
     * @param expiresAt from when on it is not waited for
     */
    record Pending(
            String reference, Instructions instructions, Instant expectedAt, Instant expiresAt)
            implements ChargeResult {}

    /**
     * The money may or may not have been taken; ask with {@link Gateway#inquire}.
     *
     * @param reason what was seen, for staff, such as {@code read timed out after 10 s}
     */
    record Unknown(String reason) implements ChargeResult {}
}
