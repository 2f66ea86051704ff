package dev.kontor.gateway;

import org.jspecify.annotations.Nullable;

/**
 * What the provider told about the payment, for risk, tax evidence, renewals and disputes.
 *
 * @param networkTransactionId the scheme's id; kept for later charges of a stored credential
 * @param storedToken what later charges of a stored credential have to use as their token
 * @param instrument what was paid with
 * @param addressCheck billing address against the issuer's (AVS)
 * @param cvcCheck security code against the issuer's
 * @param threeDs result of 3-D Secure, when it was run
 */
public record ChargeDetails(
        @Nullable String networkTransactionId,
        @Nullable String storedToken,
        @Nullable InstrumentDetails instrument,
        Check addressCheck,
        Check cvcCheck,
        @Nullable ThreeDs threeDs) {

    /** Nothing was told. */
    public static final ChargeDetails NONE =
            new ChargeDetails(null, null, null, Check.NOT_CHECKED, Check.NOT_CHECKED, null);

    /** The issuer's answer to a check. */
    public enum Check {
        MATCH,
        MISMATCH,
        NOT_CHECKED
    }

    /** Without token and scheme's id. */
    @Override
    public String toString() {
        return "ChargeDetails["
                + (instrument + ", address " + addressCheck + ", cvc " + cvcCheck)
                + (", 3ds " + threeDs + "]");
    }
}
