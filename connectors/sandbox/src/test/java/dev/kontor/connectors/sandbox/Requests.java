package dev.kontor.connectors.sandbox;

import dev.kontor.gateway.Amount;
import dev.kontor.gateway.Buyer;
import dev.kontor.gateway.Charge;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.CredentialUse;
import dev.kontor.gateway.Gateway;
import dev.kontor.gateway.Inquiry;
import dev.kontor.gateway.Instrument;
import dev.kontor.gateway.Key;
import dev.kontor.gateway.Returned;
import dev.kontor.gateway.Submitted;
import dev.kontor.gateway.Submitted.Operation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests as sentences: a German buyer pays EUR 119.00 at noon of 1 March 2026. */
final class Requests {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final URI PAGE = URI.create("/sandbox/challenge");

    private Requests() {}

    static Gateway sandbox() {
        return SandboxGateway.both(PAGE).get(0);
    }

    static Gateway sandboxB() {
        return SandboxGateway.both(PAGE).get(1);
    }

    static List<Gateway> both() {
        return SandboxGateway.both(PAGE);
    }

    static Charge card(String token) {
        return charge(Instrument.once("card", token));
    }

    static Charge renewal(String token) {
        return charge(new Instrument("card", token, CredentialUse.RECURRING, "123451234512345"));
    }

    static Charge with(String method, String token) {
        return charge(Instrument.once(method, token));
    }

    static Charge charge(Instrument instrument) {
        return charge(new Key("att_1"), instrument, false);
    }

    static Charge challenged(String token) {
        return charge(new Key("att_1"), Instrument.once("card", token), true);
    }

    static Charge charge(Key key, Instrument instrument, boolean challenge) {
        return new Charge(
                key,
                Amount.of(11900, "EUR"),
                instrument,
                Buyer.in("DE"),
                NOON,
                "K-1",
                null,
                challenge,
                URI.create("https://shop.example/c/1?step=2"));
    }

    static Submitted submitted(
            Charge charge, Operation how, @Nullable Returned returned, Duration later) {
        return new Submitted(charge, how, null, returned, NOON.plus(later));
    }

    static Submitted later(Charge charge, Duration later) {
        return submitted(charge, Operation.CHARGE, null, later);
    }

    static Submitted after(Charge charge, SandboxOutcome outcome) {
        return submitted(charge, Operation.CHARGE, outcome.returned(), Duration.ofMinutes(1));
    }

    /** A result in one word, a decline with class and code. */
    static String word(ChargeResult result) {
        return switch (result) {
            case ChargeResult.Captured _ -> "captured";
            case ChargeResult.Authorized _ -> "authorized";
            case ChargeResult.Declined no -> no.declineClass() + " " + no.code();
            case ChargeResult.ActionRequired _ -> "action";
            case ChargeResult.Pending _ -> "pending";
            case ChargeResult.Unknown _ -> "unknown";
        };
    }

    static String word(Inquiry<ChargeResult> inquiry) {
        return switch (inquiry) {
            case Inquiry.Found<ChargeResult>(ChargeResult result) -> word(result);
            case Inquiry.NotProcessed<ChargeResult> _ -> "not processed";
            case Inquiry.Unresolved<ChargeResult> _ -> "unresolved";
        };
    }
}
