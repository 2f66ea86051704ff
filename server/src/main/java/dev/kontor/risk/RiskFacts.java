package dev.kontor.risk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What else may be known of an order. All of it is optional; what is not known is no signal.
 *
 * @param payment of the payment, where it is by card
 * @param client of the buyer's machine and connection
 * @param declines how often a payment was declined in this session
 * @param medianAmount of this product, in minor units of the order's currency
 * @param resaleProne whether the vendor marked the product as such
 * @param vendorsOwn whether it comes from the vendor's own device or address
 * @param authenticated whether 3-D Secure was passed, or was not needed
 * @param taxId as typed
 */
public record RiskFacts(
        @Nullable Card payment,
        @Nullable Client client,
        int declines,
        @Nullable Long medianAmount,
        boolean resaleProne,
        boolean vendorsOwn,
        boolean authenticated,
        @Nullable String taxId) {

    /** Nothing is known. */
    public static final RiskFacts NONE =
            new RiskFacts(null, null, 0, null, false, false, false, null);

    /**
     * A card.
     *
     * @param country ISO 3166-1 alpha-2 of its issuer
     * @param fingerprint the same for the same card, whoever uses it
     * @param bin its first six or eight digits
     */
    public record Card(
            @Nullable String country,
            @Nullable String fingerprint,
            @Nullable String bin,
            boolean prepaid,
            boolean avsMismatch,
            boolean cvvMismatch) {
        /** A card of which at most the country is known. */
        public static Card of(@Nullable String country) {
            return new Card(country, null, null, false, false, false);
        }
    }

    /**
     * Where the order comes from.
     *
     * @param device the same for the same machine
     * @param timeToSubmit from the first sight of the checkout
     */
    public record Client(
            @Nullable Network network, @Nullable String device, @Nullable Duration timeToSubmit) {}

    /** A connection that hides who uses it. */
    public enum Network {
        PROXY,
        VPN,
        TOR,
        HOSTING
    }

    /** These facts for a payment by this card. */
    public static RiskFacts card(Card card) {
        return new RiskFacts(card, null, 0, null, false, false, false, null);
    }
}
