package dev.kontor.connectors.sandbox;

import dev.kontor.gateway.Returned;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tester decided in place of the buyer, the bank or the issuer: on the sandbox's challenge
 * page, or by {@code POST /v1/sandbox/payments/{id}/settle}. The server records it and passes it in
 * as what the browser brought back.
 */
public enum SandboxOutcome {
    SUCCESS("success"),
    FAILURE("failure");

    private static final String PARAMETER = "outcome";

    private final String value;

    SandboxOutcome(String value) {
        this.value = value;
    }

    /** The form in which the gateways take it: one parameter {@code outcome}. */
    public Returned returned() {
        return new Returned(Map.of(PARAMETER, value));
    }

    /** Null when nothing was brought back, or nothing that the sandbox has sent. */
    static @Nullable SandboxOutcome of(@Nullable Returned returned) {
        return switch (returned == null ? null : returned.get(PARAMETER)) {
            case "success" -> SUCCESS;
            case "failure" -> FAILURE;
            case null, default -> null;
        };
    }
}
