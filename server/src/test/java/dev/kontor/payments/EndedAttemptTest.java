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
import dev.kontor.gateway.ChargeDetails;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.DeclineClass;
import dev.kontor.gateway.Gateway;
import dev.kontor.gateway.Inquiry;
import dev.kontor.gateway.Instrument;
import dev.kontor.gateway.NextAction;
import dev.kontor.gateway.RefundRequest;
import dev.kontor.gateway.RefundResult;
import dev.kontor.gateway.Settled;
import dev.kontor.gateway.Submitted;
import dev.kontor.gateway.Submitted.Operation;
import dev.kontor.gateway.Unsettled;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Unknown is not failed: only what the gateway says to be over is over. */
class EndedAttemptTest {
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

    private final PaymentStore store = TestServer.bean(PaymentStore.class);
    private final Database database = TestServer.bean(Database.class);
    private final Clocks clocks = TestServer.bean(Clocks.class);
    private final DueWork dueWork = new DueWork(database, clocks);

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

    /** Its order may cost another amount by then, or be given up. */
    @Test
    void whatWasTakenBackIsChargedNowhereElse() {
        Attempt attempt = waiting(sandbox(), clocks.real());
        Instant later = clocks.now(attempt.vendor()).plus(Duration.ofDays(1));
        Jobs jobs = new Jobs(database, clocks, dueWork);
        Payments payments =
                payments(
                        jobs,
                        gateways(it -> new CancelResult.Accepted(), new Inquiry.NotProcessed<>()));
        Told told = new Told();
        payments.onOutcome(told);
        record(payments, attempt, challenge(later), later);

        Attempt taken = takeBack(payments, attempt, later).orElseThrow();
        record(payments, taken, end(taken, new Inquiry.Unresolved<>("busy")), later);
        jobs.advance(attempt.vendor(), later.plusSeconds(3));

        assertThat(told.outcomes).extracting(Outcome::status).containsExactly(PaymentStatus.FAILED);
        assertThat(store.attempts(attempt.vendor(), attempt.payment())).hasSize(1);
    }

    @Test
    void whatIsNotMadeUseOfIsReleasedUntilThatIsConfirmed() {
        Attempt held = waiting(sandbox(), clocks.real());
        Instant at = clocks.now(held.vendor()).plus(Duration.ofDays(1));
        List<String> asked = new ArrayList<>();
        Jobs jobs = new Jobs(database, clocks, dueWork);
        Payments payments =
                payments(
                        jobs,
                        gateways(
                                it -> {
                                    asked.add(String.valueOf(it.charge().reference()));
                                    return asked.size() < 3
                                            ? new CancelResult.Unknown("timeout")
                                            : new CancelResult.Canceled();
                                },
                                null));
        payments.onOutcome(new Told());
        database.run(tx -> {
            payments.unused(tx, held, at);
            payments.record(
                    tx, List.of(new Outcome(held, refused(), at)), IllegalStateException::new);
        });
        database.run(tx ->
                assertThat(
                                payments.again(
                                        tx,
                                        held.vendor(),
                                        held.payment(),
                                        "number",
                                        "ideal",
                                        "tok_ideal",
                                        null,
                                        at))
                        .isPresent());

        payments.release(held);
        assertThat(asked).containsExactly("ch_1");
        jobs.advance(held.vendor(), at.plus(Duration.ofDays(2)));

        assertThat(asked).containsExactly("ch_1", "ch_1", "ch_1");
    }

    /** What no gateway confirms in the week for which issuers reserve money is told, once. */
    @Test
    void whatIsNeverConfirmedToBeReleasedIsTold() {
        Attempt held = waiting(sandbox(), clocks.real());
        Instant at = clocks.now(held.vendor());
        Jobs jobs = new Jobs(database, clocks, dueWork);
        Payments payments =
                payments(jobs, gateways(it -> new CancelResult.Unknown("timeout"), null));
        Told told = new Told();
        payments.onOutcome(told);
        database.run(tx -> payments.unused(tx, held, at));
        payments.release(held);

        jobs.advance(held.vendor(), at.plus(Duration.ofDays(6)));
        assertThat(told.unreleased).isEmpty();
        jobs.advance(held.vendor(), at.plus(Duration.ofDays(8)));
        assertThat(told.unreleased).extracting(Attempt::id).containsExactly(held.id());
        jobs.advance(held.vendor(), at.plus(Duration.ofDays(30)));
        assertThat(told.unreleased).hasSize(1);
    }

    private static ChargeResult refused() {
        return new ChargeResult.Declined(
                DeclineClass.DATA, "place_unproven", null, null, "", "ch_1", ChargeDetails.NONE);
    }

    private static final class Told implements Outcomes {
        final List<Outcome> outcomes = new ArrayList<>();
        final List<Attempt> unreleased = new ArrayList<>();

        @Override
        public void apply(Outcome outcome) {
            outcomes.add(outcome);
        }

        @Override
        public void unresolved(Attempt attempt, Instant now) {
            throw new AssertionError(attempt);
        }

        @Override
        public void unreleased(Attempt attempt, Instant now) {
            unreleased.add(attempt);
        }
    }

    private Payments payments(Jobs jobs, Gateways gateways) {
        return new Payments(
                database,
                store,
                gateways,
                TestServer.bean(Vendors.class),
                dueWork,
                clocks,
                new PaymentFollowUp(database, store, jobs, dueWork, clocks));
    }

    private void record(Payments payments, Attempt attempt, ChargeResult result, Instant at) {
        database.run(tx ->
                payments.record(
                        tx, List.of(new Outcome(attempt, result, at)), IllegalStateException::new));
    }

    private Optional<Attempt> takeBack(Payments payments, Attempt attempt, Instant now) {
        return database.write(
                tx -> payments.takeBack(tx, attempt.vendor(), attempt.payment(), "number", now));
    }

    private static ChargeResult challenge(Instant now) {
        return new ChargeResult.ActionRequired(
                "ch_1",
                new NextAction.Redirect(URI.create("/sandbox/challenge")),
                now.plus(Duration.ofHours(1)));
    }

    private VendorId sandbox() {
        Vendors vendors = TestServer.bean(Vendors.class);
        return database.write(tx ->
                        vendors.createSandbox(
                                tx, vendors.firstOfEntities().getFirst(), clocks.real()))
                .id();
    }

    /** What becomes of a challenge of which the gateway says that, or else what it is. */
    private ChargeResult end(CancelResult canceled, @Nullable Inquiry<ChargeResult> asked) {
        return new GatewayCalls(gateways(it -> canceled, asked), store)
                .end(waiting(new VendorId(Ids.next()), THEN), THEN.plusSeconds(60));
    }

    private ChargeResult end(Attempt attempt, Inquiry<ChargeResult> asked) {
        return new GatewayCalls(gateways(it -> new CancelResult.Accepted(), asked), store)
                .end(attempt, THEN.plusSeconds(60));
    }

    private static Gateways gateways(
            Function<CancelRequest, CancelResult> canceled, @Nullable Inquiry<ChargeResult> asked) {
        List<Gateway> both = SandboxGateway.both(URI.create("/sandbox/challenge"));
        return new Gateways(
                List.of(new Saying(both.getFirst(), canceled, asked), both.getLast()), List.of());
    }

    private Attempt waiting(VendorId vendor, Instant at) {
        Attempt attempt =
                new Attempt(
                        vendor,
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
                        at);
        database.run(tx -> store.open(tx, List.of(attempt)));
        return attempt;
    }

    /** The sandbox, but for what it says of a cancellation, and of an inquiry after it. */
    private record Saying(
            Gateway sandbox,
            Function<CancelRequest, CancelResult> canceled,
            @Nullable Inquiry<ChargeResult> asked)
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
            return canceled.apply(request);
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
