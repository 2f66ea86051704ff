package dev.kontor.connectors.sandbox;

import dev.kontor.gateway.PaymentMethod;
import org.jspecify.annotations.Nullable;

/** One token that the sandbox knows. */
sealed interface SandboxToken {

    /** As clients send it. */
    String token();

    /** Id of the only payment method that it goes with. */
    String methodId();

    /** Stands for the card or account; the same in every order. */
    String fingerprint();

    /**
     * A test card.
     *
     * @param country of the issuer; null: the buyer's own
     * @param told whether the country is known from the token; else the charge tells it
     */
    record Card(
            String token,
            String brand,
            String last4,
            @Nullable String country,
            boolean told,
            Behavior behavior,
            String fingerprint)
            implements SandboxToken {

        @Override
        public String methodId() {
            return "card";
        }
    }

    /**
     * Any other method, which succeeds or fails.
     *
     * @param country of the account, which the charge tells; null: the buyer's own
     */
    record Other(
            String token,
            PaymentMethod method,
            @Nullable String country,
            boolean succeeds,
            String fingerprint)
            implements SandboxToken {

        @Override
        public String methodId() {
            return method.id();
        }
    }
}
