package dev.kontor.gateway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One contract with one payment provider (a merchant account), as the server sees it. Safe for use
 * by many threads.
 *
 * <p><b>Time.</b> Calls block until the provider has answered, ten seconds at most, and are never
 * made inside a database transaction. The time that results carry is the provider's; where a
 * connector must compute one, it starts from {@link Charge#at()}.
 *
 * <p><b>Errors.</b> A refused connection, an open breaker or an explicit "not processed" is {@link
 * ChargeResult.Declined} of class {@link DeclineClass#TECHNICAL}. A timeout, a connection lost
 * after the request was sent, a 5xx or an answer that makes no sense is {@code Unknown}. An {@link
 * IllegalArgumentException} is a bug of the caller: an instrument that {@link #accepts} refuses, or
 * a request outside the {@link #capabilities}.
 *
 * <p><b>Recovery.</b> After a crash or an {@code Unknown}: {@link #charge} and {@link #authorize}
 * are looked up with {@link #inquire}; {@link #resume}, {@link #capture}, {@link #cancel} are
 * repeated with their key; a refund is looked up with {@link #inquireRefund}.
 */
public interface Gateway {

    /**
     * The name used in routing rules and in the API, such as {@code sandbox} or {@code stripe_eu}.
     */
    String name();

    /**
     * What this gateway can do with a payment method; one row per set of currencies that share
     * limits. Empty when it does not offer the method. Answered from memory.
     */
    List<Capability> capabilities(String method);

    /**
     * Whether the token is one of this gateway's, for that method, by its form. Answered from
     * memory, cheap enough to be asked before anything is written.
     */
    boolean accepts(Instrument instrument);

    /**
     * The country of the issuer or bank behind the token, as far as the provider told when the
     * token was made: evidence of the buyer's place before any money is taken. Answered from
     * memory.
     *
     * @param buyerCountry ISO 3166-1 alpha-2, as stated by the buyer
     */
    default Optional<String> countryOf(Instrument instrument, String buyerCountry) {
        return Optional.empty();
    }

    /** Takes the money: authorizes and captures in one call. */
    ChargeResult charge(Charge charge);

    /**
     * Reserves the money, for methods whose capability has a separate capture. An amount of zero
     * verifies the instrument and stores it for later use.
     */
    ChargeResult authorize(Charge charge);

    /**
     * Goes on with a charge whose action the buyer has ended, with what the buyer's browser brought
     * back. Has an effect, under the charge's own key.
     */
    ChargeResult resume(Submitted submitted);

    /** Takes money that was authorized, once per authorization, the whole or less. */
    CaptureResult capture(CaptureRequest request);

    /**
     * Releases an authorization, or asks the provider to drop a charge whose fate is unknown. Never
     * gives captured money back: that is a refund.
     */
    CancelResult cancel(CancelRequest request);

    /** Gives captured money back, in full or in part. The caller guards the sum. */
    RefundResult refund(RefundRequest request);

    /** What became of a charge. Has no effect; may be asked at any time and as often as needed. */
    Inquiry<ChargeResult> inquire(Submitted submitted);

    /** What became of a refund. Has no effect. */
    Inquiry<RefundResult> inquireRefund(RefundRequest request, Instant now);

    /**
     * What the provider paid out on {@code day}, line by line: the fee of each charge and refund. A
     * provider answers from its own report and ignores {@code open}, what we hold to be captured or
     * refunded but not settled; a gateway without a memory (the sandbox) answers from it.
     */
    List<Settled> settlements(LocalDate day, List<Unsettled> open);
}
