package dev.kontor.gateway;

import org.jspecify.annotations.Nullable;

/**
 * What is paid with.
 *
 * @param method id of a payment method, such as {@code card} or {@code sepa_debit}
 * @param token the provider's token for the buyer's card, account or wallet; never a card number
 * @param use how the credential is used
 * @param networkTransactionId the scheme's id of the payment in which the buyer agreed to the
 *     storing, for uses of a stored credential
 */
public record Instrument(
        String method, String token, CredentialUse use, @Nullable String networkTransactionId) {

    public Instrument {
        if (method.isEmpty() || token.isEmpty()) {
            throw new IllegalArgumentException("method and token are needed");
        }
    }

    /** An instrument that the buyer uses once. */
    public static Instrument once(String method, String token) {
        return new Instrument(method, token, CredentialUse.ONE_TIME, null);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Instrument[" + method + ", " + use + "]";
    }
}
