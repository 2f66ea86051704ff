package dev.kontor.risk;

import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an order when its risk is assessed.
 *
 * @param subject the order
 * @param test whether no real money moves: the sandbox's rules for addresses apply
 * @param email in any case of letters
 * @param country of the billing address, ISO 3166-1 alpha-2
 * @param ip the buyer's address; text that is none counts as unknown
 * @param at now, in the vendor's time
 */
public record RiskQuestion(
        VendorId vendor,
        UUID subject,
        boolean test,
        String email,
        @Nullable String name,
        String country,
        @Nullable String ip,
        Money amount,
        Instant at,
        RiskFacts facts) {

    /** A question of which at most the card's country is known; without one it is not by card. */
    public RiskQuestion(
            VendorId vendor,
            UUID subject,
            boolean test,
            String email,
            @Nullable String name,
            String country,
            @Nullable String ip,
            @Nullable String cardCountry,
            Money amount,
            Instant at) {
        this(
                vendor,
                subject,
                test,
                email,
                name,
                country,
                ip,
                amount,
                at,
                cardCountry == null
                        ? RiskFacts.NONE
                        : RiskFacts.card(RiskFacts.Card.of(cardCountry)));
    }
}
