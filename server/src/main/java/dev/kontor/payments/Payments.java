package dev.kontor.payments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.Inquiry;
import dev.kontor.gateway.Instrument;
import dev.kontor.gateway.PaymentMethods;
import dev.kontor.gateway.RefundResult;
import dev.kontor.gateway.Returned;
import dev.kontor.payments.db.tables.records.AttemptsRecord;
import dev.kontor.payments.db.tables.records.PaymentsRecord;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes money. Writes are plural and go into the caller's transaction; calls to gateways are made
 * outside of any transaction and block for ten seconds at most.
 */
public final class Payments {
    /**
     * Kind of the directory of vendors whose payments a restart may have left without an answer.
     */
    static final String RECOVERY = "payment_recovery";

    private static final Duration REMEMBERED = Duration.ofSeconds(20);

    private final Database database;
    private final PaymentStore store;
    private final Gateways gateways;
    private final GatewayCalls calls;
    private final Vendors vendors;
    private final DueWork dueWork;
    private final Clocks clocks;
    private final PaymentFollowUp followUp;
    private final Cache<VendorId, Boolean> listed =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(100_000).build();

    Payments(
            Database database,
            PaymentStore store,
            Gateways gateways,
            Vendors vendors,
            DueWork dueWork,
            Clocks clocks,
            PaymentFollowUp followUp) {
        this.database = database;
        this.store = store;
        this.gateways = gateways;
        this.calls = new GatewayCalls(gateways, store);
        this.vendors = vendors;
        this.dueWork = dueWork;
        this.clocks = clocks;
        this.followUp = followUp;
        followUp.handle(this);
    }

    /** Names who moves orders when outcomes come later. Called once, by the wiring. */
    public void onOutcome(Outcomes outcomes) {
        followUp.onOutcome(outcomes);
    }

    /**
     * The gateway for a new charge; a 422 when the token is nobody's or nobody takes such a charge.
     */
    public Route route(
            VendorId vendor,
            String method,
            String token,
            Money amount,
            String country,
            boolean challenge) {
        boolean live = vendors.get(vendor).live();
        Instrument instrument = Instrument.once(method, token);
        if (PaymentMethods.find(method) == null) {
            throw Problem.invalid("/payment/method", "unknown_method", "There is no such method.");
        }
        if (!gateways.accept(live, instrument)) {
            throw Problem.invalid(
                    "/payment/token", "unknown_token", "No gateway knows this token.");
        }
        if (amount.isZero()) {
            return new Route(Route.NONE, "nothing to pay");
        }
        return gateways.route(live, instrument, amount, country, challenge)
                .orElseThrow(() ->
                        Problem.invalid(
                                "/payment/method",
                                "no_route",
                                "This method cannot take this amount, currency or country."));
    }

    /**
     * Where the card or account behind a token is, as far as is known before a charge: told by the
     * gateway, or because all banks of the method are in one country.
     */
    public Optional<String> countryOf(
            boolean live, String method, String token, String buyerCountry) {
        return gateways.countryOf(live, Instrument.once(method, token), buyerCountry);
    }

    /** Writes payments with their first attempts, to be submitted after the commit. */
    public void open(Tx tx, List<Attempt> attempts) {
        store.open(tx, attempts);
        Set<VendorId> unlisted =
                attempts.stream()
                        .map(Attempt::vendor)
                        .filter(vendor -> listed.getIfPresent(vendor) == null)
                        .collect(Collectors.toSet());
        for (VendorId vendor : unlisted) {
            followUp.list(tx, dueWork, vendor);
            tx.afterCommit(() -> listed.put(vendor, true));
        }
    }

    /**
     * Sends a written attempt to its gateway, and to one further gateway when the first refused
     * without a reason or certainly did not process it (handbook 6.4).
     */
    public Outcome submit(Attempt attempt) {
        if (attempt.amount().isZero()) {
            return GatewayCalls.free(attempt);
        }
        ChargeResult result = calls.charge(attempt);
        Outcome outcome = new Outcome(attempt, result, clocks.now(attempt.vendor()));
        return result instanceof ChargeResult.Declined declined
                        && declined.declineClass().cascades()
                ? cascade(outcome, "cascade after " + declined.code())
                : outcome;
    }

    /** Goes on to the one further gateway, if there is one left. */
    Outcome cascade(Outcome declined, String reason) {
        Attempt first = declined.attempt();
        boolean live = vendors.get(first.vendor()).live();
        Optional<String> further = first.cascade() ? Optional.empty() : gateways.after(first, live);
        if (further.isEmpty()) {
            return declined;
        }
        Attempt next = first.cascade(further.get(), reason, declined.at());
        database.run(tx -> {
            store.answer(tx, declined);
            store.again(tx, next);
            followUp.expectAnswer(tx, next, next.at());
        });
        return submit(next);
    }

    /**
     * Writes a further submission by the buyer: another token or method for the same payment, which
     * stays locked. Empty while money could still move by the one before, or when it has.
     *
     * @param returnUrl where the buyer comes back from an action
     */
    public Optional<Attempt> again(
            Tx tx,
            VendorId vendor,
            PaymentId payment,
            String number,
            String method,
            String token,
            @Nullable URI returnUrl,
            Instant now) {
        PaymentsRecord row = store.lock(tx, vendor, payment).orElseThrow();
        return switch (PaymentStatus.of(row.getStatus())) {
            case FAILED, REQUIRES_ACTION ->
                    Optional.of(again(tx, last(tx, row, number), method, token, returnUrl, now));
            case SUBMITTED, PENDING, UNKNOWN, AUTHORIZED, CAPTURED, CANCELED -> Optional.empty();
        };
    }

    private Attempt again(
            Tx tx,
            Attempt last,
            String method,
            String token,
            @Nullable URI returnUrl,
            Instant now) {
        Route route =
                route(last.vendor(), method, token, last.amount(), last.buyer().country(), false);
        Attempt next = last.again(route, method, token, returnUrl, now);
        store.again(tx, next);
        followUp.expectAnswer(tx, next, now);
        return next;
    }

    /**
     * Writes outcomes. Throws {@code otherwise}, before the commit at the latest, when one of the
     * payments was captured or canceled before: somebody else has recorded it.
     */
    public void record(
            Tx tx, List<Outcome> outcomes, Supplier<? extends RuntimeException> otherwise) {
        for (Outcome outcome : outcomes) {
            followUp.expect(tx, outcome);
        }
        store.record(tx, outcomes, otherwise);
    }

    /**
     * The buyer is back from an action, or a tester decides: the latest attempt goes on. Nobody can
     * pay otherwise, and nothing expires, until its outcome is recorded; if the process dies
     * meanwhile, the gateway is asked. Empty when the payment waits for nobody.
     */
    public Optional<Attempt> goOn(
            Tx tx, VendorId vendor, PaymentId payment, String number, Instant now) {
        PaymentsRecord row = store.lock(tx, vendor, payment).orElseThrow();
        return switch (PaymentStatus.of(row.getStatus())) {
            case REQUIRES_ACTION, PENDING -> {
                store.resubmit(tx, vendor, payment);
                Attempt attempt = last(tx, row, number);
                followUp.expectAnswer(tx, attempt, now);
                yield Optional.of(attempt);
            }
            case SUBMITTED, FAILED, UNKNOWN, AUTHORIZED, CAPTURED, CANCELED -> Optional.empty();
        };
    }

    /**
     * The latest attempt waits at the buyer's bank and is to be ended: nobody can confirm it or pay
     * otherwise until its outcome is recorded, and whatever that is, no further gateway is tried.
     * Empty when the payment waits for no buyer.
     */
    public Optional<Attempt> takeBack(
            Tx tx, VendorId vendor, PaymentId payment, String number, Instant now) {
        PaymentsRecord row = store.lock(tx, vendor, payment).orElseThrow();
        if (PaymentStatus.of(row.getStatus()) != PaymentStatus.REQUIRES_ACTION) {
            return Optional.empty();
        }
        store.lastRoute(tx, row);
        return goOn(tx, vendor, payment, number, now);
    }

    /**
     * Ends an attempt that was taken back: declined if its gateway says so, else what it says has
     * become of it.
     */
    public Outcome end(Attempt attempt, Instant now) {
        return new Outcome(attempt, calls.end(attempt, now), now);
    }

    /**
     * The payment is of another amount from now on. False, and nothing done, while money could
     * still move by an attempt, or when it has.
     */
    public boolean reprice(Tx tx, VendorId vendor, PaymentId payment, Money amount) {
        PaymentsRecord row = store.lock(tx, vendor, payment).orElseThrow();
        return switch (PaymentStatus.of(row.getStatus())) {
            case FAILED -> {
                store.reprice(tx, vendor, payment, amount);
                yield true;
            }
            case SUBMITTED, PENDING, REQUIRES_ACTION, UNKNOWN, AUTHORIZED, CAPTURED, CANCELED ->
                    false;
        };
    }

    /** What the buyer's return from an action, or a tester's decision, leads to. */
    public Outcome resume(Attempt attempt, Returned returned, Instant now) {
        return new Outcome(attempt, calls.resume(attempt, returned, now), now);
    }

    /** Takes authorized money; repeated with the same key, it takes it once. */
    public Outcome capture(VendorId vendor, PaymentId payment, String number, Instant now) {
        Attempt attempt = last(vendor, payment, number);
        return new Outcome(attempt, calls.capture(attempt), now);
    }

    /** Releases an authorization, or asks to drop a charge whose fate is unknown. */
    public boolean cancel(VendorId vendor, PaymentId payment, String number) {
        return cancel(last(vendor, payment, number));
    }

    /**
     * The attempt's authorization is not made use of. With its answer, in the same transaction, it
     * is written that it has to be released; {@link #release} does so after the commit, and what is
     * not confirmed then is asked for again.
     */
    public void unused(Tx tx, Attempt attempt, Instant now) {
        followUp.expectRelease(tx, attempt, now);
    }

    /** Releases an {@link #unused} authorization. */
    public void release(Attempt attempt) {
        followUp.release(attempt);
    }

    boolean cancel(Attempt attempt) {
        return calls.cancel(attempt);
    }

    /** Marks a payment canceled, if no money was taken. Whether it was so. */
    public boolean markCanceled(Tx tx, VendorId vendor, PaymentId payment) {
        return store.cancel(tx, vendor, payment);
    }

    /** Gives captured money back, by the way it came. The caller guards the sum. */
    public RefundResult refund(
            VendorId vendor, PaymentId payment, String key, Money amount, Instant at) {
        return calls.refund(captured(vendor, payment), key, amount, at);
    }

    /** What became of a refund. */
    public Inquiry<RefundResult> inquireRefund(
            VendorId vendor, PaymentId payment, String key, Money amount, Instant at, Instant now) {
        return calls.inquireRefund(captured(vendor, payment), key, amount, at, now);
    }

    /** The order that a payment is for; 404 when there is no such payment. */
    public UUID orderOf(VendorId vendor, PaymentId payment) {
        return row(vendor, payment).getOrderId();
    }

    /** The payment with its attempts. */
    public Optional<PaymentView> view(VendorId vendor, PaymentId payment) {
        return store.payment(vendor, payment)
                .map(row -> PaymentView.of(row, store.attempts(vendor, payment)));
    }

    /** The payment in short. */
    public PaymentSummary summary(VendorId vendor, PaymentId payment) {
        return store.payment(vendor, payment)
                .map(row ->
                        new PaymentSummary(
                                payment,
                                PaymentStatus.of(row.getStatus()),
                                row.getMethod(),
                                row.getGateway(),
                                row.getAttempts()))
                .orElseGet(() ->
                        new PaymentSummary(
                                payment, PaymentStatus.CANCELED, Route.NONE, Route.NONE, 0));
    }

    /** What became of the latest attempt, by the gateway's own word. */
    Inquiry<ChargeResult> inquire(Attempt attempt, Instant now) {
        return calls.inquire(attempt, now);
    }

    private Attempt last(Tx tx, PaymentsRecord payment, String number) {
        return store.attempt(
                payment,
                store.attempts(
                                tx.sql(),
                                new VendorId(payment.getVendorId()),
                                new PaymentId(payment.getId()))
                        .getLast(),
                number);
    }

    /** The latest attempt of a payment. */
    Attempt last(VendorId vendor, PaymentId payment, String number) {
        return store.attempt(
                row(vendor, payment), store.attempts(vendor, payment).getLast(), number);
    }

    /** An earlier attempt of a payment, by that method. */
    Attempt attempt(VendorId vendor, PaymentId payment, int no, String method) {
        PaymentsRecord row = row(vendor, payment);
        row.setMethod(method); // Its own is that of the latest attempt.
        return store.attempt(row, store.attempts(vendor, payment).get(no - 1), "");
    }

    private Attempt captured(VendorId vendor, PaymentId payment) {
        AttemptsRecord row =
                store.attempts(vendor, payment).stream()
                        .filter(it -> it.getStatus().equals("captured"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(payment + " is not captured"));
        return store.attempt(row(vendor, payment), row, "");
    }

    private PaymentsRecord row(VendorId vendor, PaymentId payment) {
        return store.payment(vendor, payment)
                .orElseThrow(() -> Problem.notFound("payment", payment.toString()));
    }
}
