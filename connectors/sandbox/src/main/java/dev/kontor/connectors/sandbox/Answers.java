package dev.kontor.connectors.sandbox;

import dev.kontor.gateway.Amount;
import dev.kontor.gateway.Charge;
import dev.kontor.gateway.ChargeDetails;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.Instructions;
import dev.kontor.gateway.NextAction;
import dev.kontor.gateway.PaymentMethod;
import dev.kontor.gateway.Submitted;
import dev.kontor.gateway.Submitted.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** The answers of one gateway, in the words of the gateway interface. */
final class Answers {
    static final Duration AUTHORIZATION = Duration.ofDays(7);
    static final Duration CHALLENGE = Duration.ofHours(1);
    private static final Duration PUSHED = Duration.ofDays(7);
    private static final Duration IN_APP = Duration.ofMinutes(15);
    private static final Duration DEBIT_SLACK = Duration.ofDays(5);

    private final String gateway;
    private final URI challengePage;

    Answers(String gateway, URI challengePage) {
        this.gateway = gateway;
        this.challengePage = challengePage;
    }

    Mark mark(Submitted asked) {
        return Mark.of(gateway, asked.charge().key());
    }

    ChargeResult approved(Submitted asked, Mark mark, ChargeDetails details) {
        Charge charge = asked.charge();
        if (asked.operation() == Operation.AUTHORIZE) {
            Instant until = charge.at().plus(AUTHORIZATION);
            return new ChargeResult.Authorized(mark.reference("ch"), details, until);
        }
        Amount fee = SandboxFee.of(charge.amount());
        return new ChargeResult.Captured(mark.reference("ch"), charge.amount(), fee, details);
    }

    ChargeResult declined(Refusal why, Mark mark, ChargeDetails details) {
        return new ChargeResult.Declined(
                why.declineClass(),
                why.code(),
                why.rawCode(),
                null,
                why.message(),
                mark.reference("ch"),
                details);
    }

    /** A failure before anything was kept: no reference, no details. */
    ChargeResult down() {
        Refusal why = Refusal.GATEWAY_UNAVAILABLE;
        return new ChargeResult.Declined(
                why.declineClass(),
                why.code(),
                why.rawCode(),
                null,
                why.message(),
                null,
                ChargeDetails.NONE);
    }

    /** Sends the buyer to the challenge page, which needs to know nothing but its address. */
    ChargeResult challenge(Charge charge, Mark mark) {
        String reference = mark.reference("ch");
        URI back = charge.returnUrl();
        String query =
                "?reference="
                        + reference
                        + (back == null
                                ? ""
                                : "&return_url="
                                        + URLEncoder.encode(
                                                back.toString(), StandardCharsets.UTF_8));
        return new ChargeResult.ActionRequired(
                reference,
                new NextAction.Redirect(URI.create(challengePage + query)),
                charge.at().plus(CHALLENGE));
    }

    ChargeResult pending(Charge charge, Mark mark, PaymentMethod method) {
        return new ChargeResult.Pending(
                mark.reference("ch"),
                instructions(method, mark),
                charge.at().plus(method.delay()),
                charge.at().plus(patience(method)));
    }

    private static Instructions instructions(PaymentMethod method, Mark mark) {
        return switch (method.flow()) {
            case VOUCHER -> new Instructions.Voucher(mark.digits(12), null);
            case TRANSFER ->
                    new Instructions.Transfer(
                            "Kontor Sandbox", "DE89370400440532013000", null, mark.digits(12));
            case DEBIT -> new Instructions.Debit("SBX-" + mark.digits(12));
            case APP, CARD, WALLET, REDIRECT, PAY_LATER -> new Instructions.Approve();
        };
    }

    private static Duration patience(PaymentMethod method) {
        return switch (method.flow()) {
            case VOUCHER, TRANSFER -> PUSHED;
            case DEBIT -> method.delay().plus(DEBIT_SLACK);
            case APP, CARD, WALLET, REDIRECT, PAY_LATER -> IN_APP;
        };
    }
}
