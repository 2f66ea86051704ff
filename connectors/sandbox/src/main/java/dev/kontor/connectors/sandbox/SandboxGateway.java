package dev.kontor.connectors.sandbox;

import dev.kontor.gateway.Amount;
import dev.kontor.gateway.CancelRequest;
import dev.kontor.gateway.CancelResult;
import dev.kontor.gateway.Capability;
import dev.kontor.gateway.CaptureRequest;
import dev.kontor.gateway.CaptureResult;
import dev.kontor.gateway.Charge;
import dev.kontor.gateway.ChargeRef;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.Gateway;
import dev.kontor.gateway.Inquiry;
import dev.kontor.gateway.Instrument;
import dev.kontor.gateway.PaymentMethod.Refunds;
import dev.kontor.gateway.RefundRequest;
import dev.kontor.gateway.RefundResult;
import dev.kontor.gateway.Settled;
import dev.kontor.gateway.Submitted;
import dev.kontor.gateway.Submitted.Operation;
import dev.kontor.gateway.Unsettled;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A gateway of test mode. It remembers nothing; see the package's page. Settles each charge and
 * refund on the next day.
 */
public final class SandboxGateway implements Gateway {
    private final String name;
    private final CardRules cards;
    private final MethodRules methods;

    private SandboxGateway(String name, boolean first, URI challengePage) {
        this.name = name;
        Answers answers = new Answers(name, challengePage);
        this.cards = new CardRules(answers, first);
        this.methods = new MethodRules(answers);
    }

    /**
     * Both gateways of test mode, {@code sandbox} and {@code sandbox_b}, in this order.
     *
     * @param challengePage where the server shows the issuer's page, absolute or relative to the
     *     server. Its parameters are {@code reference} and, where the charge has one, {@code
     *     return_url}, to which the page sends the buyer with {@code outcome=success} or {@code
     *     outcome=failure}
     */
    public static List<Gateway> both(URI challengePage) {
        return List.of(
                new SandboxGateway("sandbox", true, challengePage),
                new SandboxGateway("sandbox_b", false, challengePage));
    }

    @Override
    public String name() {
        return name;
    }

    /** Every method, everywhere, in every currency. */
    @Override
    public List<Capability> capabilities(String method) {
        return SandboxCapabilities.of(method);
    }

    @Override
    public boolean accepts(Instrument instrument) {
        SandboxToken token = SandboxTokens.find(instrument.token());
        return token != null && token.methodId().equals(instrument.method());
    }

    /**
     * Sandbox cards carry the buyer's own country, but for those that name another; and but for
     * those whose country is told with the payment.
     */
    @Override
    public Optional<String> countryOf(Instrument instrument, String buyerCountry) {
        SandboxToken token = SandboxTokens.find(instrument.token());
        return token instanceof SandboxToken.Card card && card.told()
                ? Optional.of(card.country() == null ? buyerCountry : card.country())
                : Optional.empty();
    }

    @Override
    public ChargeResult charge(Charge charge) {
        return answer(sent(charge, Operation.CHARGE));
    }

    @Override
    public ChargeResult authorize(Charge charge) {
        return answer(sent(charge, Operation.AUTHORIZE));
    }

    @Override
    public ChargeResult resume(Submitted submitted) {
        return answer(submitted);
    }

    @Override
    public CaptureResult capture(CaptureRequest request) {
        token(request.charge().instrument());
        Amount amount = request.amount();
        return new CaptureResult.Captured(
                reference(request.charge()), amount, SandboxFee.of(amount));
    }

    @Override
    public CancelResult cancel(CancelRequest request) {
        return switch (token(request.charge().instrument())) {
            case SandboxToken.Card card when card.behavior() == Behavior.TIMEOUT_UNRESOLVED ->
                    new CancelResult.Accepted();
            case SandboxToken.Card _, SandboxToken.Other _ -> new CancelResult.Canceled();
        };
    }

    @Override
    public RefundResult refund(RefundRequest request) {
        return switch (token(request.charge().instrument())) {
            case SandboxToken.Card card when card.behavior() == Behavior.REFUND_FAILS ->
                    new RefundResult.Failed("card_closed", "46", "The card's account is closed.");
            case SandboxToken.Other other when other.method().refunds() == Refunds.NONE ->
                    new RefundResult.Failed(
                            "refund_not_supported", null, "The method knows no refunds.");
            case SandboxToken.Card _, SandboxToken.Other _ ->
                    new RefundResult.Succeeded(Mark.of(name, request.key()).reference("re"));
        };
    }

    @Override
    public Inquiry<ChargeResult> inquire(Submitted submitted) {
        return switch (token(submitted)) {
            case SandboxToken.Card card -> cards.inquiry(card, submitted);
            case SandboxToken.Other other -> new Inquiry.Found<>(methods.answer(other, submitted));
        };
    }

    @Override
    public Inquiry<RefundResult> inquireRefund(RefundRequest request, Instant now) {
        return new Inquiry.Found<>(refund(request));
    }

    @Override
    public List<Settled> settlements(LocalDate day, List<Unsettled> open) {
        return open.stream()
                .filter(item -> item.day().isBefore(day))
                .map(SandboxGateway::settled)
                .toList();
    }

    private ChargeResult answer(Submitted submitted) {
        return switch (token(submitted)) {
            case SandboxToken.Card card -> cards.answer(card, submitted);
            case SandboxToken.Other other -> methods.answer(other, submitted);
        };
    }

    private static Submitted sent(Charge charge, Operation operation) {
        return new Submitted(charge, operation, null, null, charge.at());
    }

    private SandboxToken token(Submitted submitted) {
        Charge charge = submitted.charge();
        SandboxToken token = token(charge.instrument());
        SandboxCapabilities.check(charge, submitted.operation());
        return token;
    }

    private static SandboxToken token(Instrument instrument) {
        SandboxToken token = SandboxTokens.find(instrument.token());
        if (token == null || !token.methodId().equals(instrument.method())) {
            throw new IllegalArgumentException("not a token of the sandbox's for " + instrument);
        }
        return token;
    }

    private String reference(ChargeRef charge) {
        String known = charge.reference();
        return known != null ? known : Mark.of(name, charge.key()).reference("ch");
    }

    private static Settled settled(Unsettled item) {
        Amount fee =
                switch (item.kind()) {
                    case CHARGE -> SandboxFee.of(item.gross());
                    case REFUND -> new Amount(0, item.gross().currency());
                };
        return new Settled(item.kind(), item.reference(), item.gross(), fee);
    }
}
