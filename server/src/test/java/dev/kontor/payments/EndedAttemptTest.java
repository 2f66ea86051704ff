package dev.kontor.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.connectors.sandbox.SandboxGateway;
import dev.kontor.gateway.Buyer;
import dev.kontor.gateway.CancelRequest;
import dev.kontor.gateway.CancelResult;
import dev.kontor.gateway.Capability;
import dev.kontor.gateway.CaptureRequest;
import dev.kontor.gateway.CaptureResult;
import dev.kontor.gateway.Charge;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.Gateway;
import dev.kontor.gateway.Inquiry;
import dev.kontor.gateway.Instrument;
import dev.kontor.gateway.RefundRequest;
import dev.kontor.gateway.RefundResult;
import dev.kontor.gateway.Settled;
import dev.kontor.gateway.Submitted;
import dev.kontor.gateway.Submitted.Operation;
import dev.kontor.gateway.Unsettled;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Unknown is not failed: only what the gateway says to be over is over. */
class EndedAttemptTest {
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

    private final PaymentStore store = TestServer.bean(PaymentStore.class);

    @Test
    void whatIsCanceledIsDeclined() {
        ChargeResult ended = end(new CancelResult.Canceled(), null);

        assertThat(ended).isInstanceOf(ChargeResult.Declined.class);
        assertThat(((ChargeResult.Declined) ended).code()).isEqualTo("canceled");
    }

    @Test
    void whatIsNotCanceledIsAskedFor() {
        CancelResult failed = new CancelResult.Failed("captured", null, "Was captured before.");

        assertThat(end(failed, null)).isInstanceOf(ChargeResult.ActionRequired.class);
        assertThat(end(failed, new Inquiry.NotProcessed<>()))
                .isInstanceOf(ChargeResult.Declined.class);
        assertThat(end(new CancelResult.Accepted(), new Inquiry.Unresolved<>("busy")))
                .isInstanceOf(ChargeResult.Unknown.class);
        assertThat(end(new CancelResult.Unknown("timeout"), new Inquiry.Unresolved<>("timeout")))
                .isInstanceOf(ChargeResult.Unknown.class);
    }

    /** What becomes of a challenge of which the gateway says that, or else what it is. */
    private ChargeResult end(CancelResult canceled, @Nullable Inquiry<ChargeResult> asked) {
        Gateway gateway =
                new Saying(
                        SandboxGateway.both(URI.create("/sandbox/challenge")).getFirst(),
                        canceled,
                        asked);
        Attempt attempt = waiting();
        return new GatewayCalls(new Gateways(List.of(gateway), List.of()), store)
                .end(attempt, THEN.plusSeconds(60));
    }

    private Attempt waiting() {
        Attempt attempt =
                new Attempt(
                        new VendorId(Ids.next()),
                        Ids.next(),
                        "number",
                        PaymentId.next(),
                        AttemptId.next(),
                        1,
                        "sandbox",
                        "first",
                        false,
                        Operation.CHARGE,
                        false,
                        "card",
                        "tok_sca_required",
                        Money.of(11_900, "EUR"),
                        Buyer.in("DE"),
                        null,
                        null,
                        THEN);
        TestServer.bean(Database.class).run(tx -> store.open(tx, List.of(attempt)));
        return attempt;
    }

    /** The sandbox, but for what it says of a cancellation, and of an inquiry after it. */
    private record Saying(
            Gateway sandbox, CancelResult canceled, @Nullable Inquiry<ChargeResult> asked)
            implements Gateway {
        @Override
        public String name() {
            return sandbox.name();
        }

        @Override
        public List<Capability> capabilities(String method) {
            return sandbox.capabilities(method);
        }

        @Override
        public boolean accepts(Instrument instrument) {
            return sandbox.accepts(instrument);
        }

        @Override
        public ChargeResult charge(Charge charge) {
            return sandbox.charge(charge);
        }

        @Override
        public ChargeResult authorize(Charge charge) {
            return sandbox.authorize(charge);
        }

        @Override
        public ChargeResult resume(Submitted submitted) {
            return sandbox.resume(submitted);
        }

        @Override
        public CaptureResult capture(CaptureRequest request) {
            return sandbox.capture(request);
        }

        @Override
        public CancelResult cancel(CancelRequest request) {
            return canceled;
        }

        @Override
        public RefundResult refund(RefundRequest request) {
            return sandbox.refund(request);
        }

        @Override
        public Inquiry<ChargeResult> inquire(Submitted submitted) {
            return asked == null ? sandbox.inquire(submitted) : asked;
        }

        @Override
        public Inquiry<RefundResult> inquireRefund(RefundRequest request, Instant now) {
            return sandbox.inquireRefund(request, now);
        }

        @Override
        public List<Settled> settlements(LocalDate day, List<Unsettled> open) {
            return sandbox.settlements(day, open);
        }
    }
}
