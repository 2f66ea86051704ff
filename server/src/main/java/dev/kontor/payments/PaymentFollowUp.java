package dev.kontor.payments;

import dev.kontor.gateway.ChargeDetails;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.DeclineClass;
import dev.kontor.gateway.Inquiry;
import dev.kontor.payments.db.tables.records.PaymentsRecord;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for outcomes that did not come with the call: inquiries after a timeout at 2, 5 and 10
 * seconds, pending payments at their expected time, and attempts that a dead process left behind.
 * Asks again to release authorizations until that is confirmed.
 */
final class PaymentFollowUp {
    private static final String INQUIRY = "payment_inquiry";
    private static final String RELEASE = "payment_release";
    private static final List<Duration> INQUIRIES =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(5));
    private static final Duration PENDING_AGAIN = Duration.ofHours(1);
    private static final Duration RELEASE_AGAIN = Duration.ofMinutes(1);

    /** Issuers let an authorization lapse by then, but not all of them: a person is told. */
    private static final Duration HELD = Duration.ofDays(7);

    private static final Duration CALL = Duration.ofSeconds(20);
    private static final Duration SWEEP = Duration.ofSeconds(15);
    private static final Duration QUIET = Duration.ofMinutes(2);

    private final Database database;
    private final PaymentStore store;
    private final Jobs jobs;
    private final Clocks clocks;
    private @Nullable Payments payments;
    private @Nullable Outcomes outcomes;

    PaymentFollowUp(
            Database database, PaymentStore store, Jobs jobs, DueWork dueWork, Clocks clocks) {
        this.database = database;
        this.store = store;
        this.jobs = jobs;
        this.clocks = clocks;
        jobs.handle(INQUIRY, this::ask);
        jobs.handle(RELEASE, this::releaseAgain);
        dueWork.handle(Payments.RECOVERY, this::recover);
    }

    void handle(Payments payments) {
        this.payments = payments;
    }

    void onOutcome(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** Puts the vendor on the list of those that a crash may leave with open attempts. */
    void list(Tx tx, DueWork dueWork, VendorId vendor) {
        dueWork.add(tx, Payments.RECOVERY, vendor, clocks.real().plus(SWEEP));
    }

    /** An attempt after the first is about to be sent: if its answer is lost, ask for it. */
    void expectAnswer(Tx tx, Attempt attempt, Instant now) {
        jobs.schedule(tx, attempt.vendor(), INQUIRY, attempt.payment().toString(), now.plus(CALL));
    }

    /** Schedules the next question that an outcome leaves open, or drops it. */
    void expect(Tx tx, Outcome outcome) {
        Attempt attempt = outcome.attempt();
        String key = attempt.payment().toString();
        switch (outcome.result()) {
            case ChargeResult.Unknown ignored ->
                    jobs.schedule(
                            tx,
                            attempt.vendor(),
                            INQUIRY,
                            key,
                            outcome.at().plus(INQUIRIES.getFirst()));
            case ChargeResult.Pending it ->
                    jobs.schedule(tx, attempt.vendor(), INQUIRY, key, it.expectedAt());
            case ChargeResult.ActionRequired it ->
                    jobs.schedule(tx, attempt.vendor(), INQUIRY, key, it.expiresAt());
            case ChargeResult.Captured ignored -> drop(tx, attempt);
            case ChargeResult.Authorized ignored -> drop(tx, attempt);
            case ChargeResult.Declined ignored -> drop(tx, attempt);
        }
    }

    /** First attempts have no job, and most orders no other: nothing to delete on the hot path. */
    private void drop(Tx tx, Attempt attempt) {
        if (attempt.no() > 1) {
            jobs.cancel(tx, attempt.vendor(), INQUIRY, attempt.payment().toString());
        }
    }

    /** If an authorization is not released right after the commit, it is later. */
    void expectRelease(Tx tx, Attempt attempt, Instant now) {
        jobs.schedule(tx, attempt.vendor(), RELEASE, releaseKey(attempt), now.plus(RELEASE_AGAIN));
    }

    void release(Attempt attempt) {
        if (payments().cancel(attempt)) {
            database.run(tx -> jobs.cancel(tx, attempt.vendor(), RELEASE, releaseKey(attempt)));
        }
    }

    private static String releaseKey(Attempt attempt) {
        return attempt.payment() + " " + attempt.no() + " " + attempt.method();
    }

    private Optional<Instant> releaseAgain(VendorId vendor, String key, Instant now) {
        String[] parts = key.split(" ", -1);
        Attempt attempt =
                payments()
                        .attempt(
                                vendor,
                                PaymentId.parse(parts[0]),
                                Integer.parseInt(parts[1]),
                                parts[2]);
        if (payments().cancel(attempt)) {
            return Optional.empty();
        }
        if (now.isBefore(attempt.at().plus(HELD))) {
            return Optional.of(now.plus(PENDING_AGAIN));
        }
        outcomes().unreleased(attempt, now);
        return Optional.empty();
    }

    private Optional<Instant> ask(VendorId vendor, String key, Instant now) {
        PaymentId id = PaymentId.parse(key);
        PaymentsRecord payment = store.payment(vendor, id).orElseThrow();
        return switch (PaymentStatus.of(payment.getStatus())) {
            case SUBMITTED -> takeUp(payments().last(vendor, id, ""), now);
            case UNKNOWN, PENDING, REQUIRES_ACTION -> ask(payments().last(vendor, id, ""), now);
            case AUTHORIZED, CAPTURED, FAILED, CANCELED -> Optional.empty();
        };
    }

    /**
     * Nobody has recorded what the gateway said, so this is the first to be known of it: whatever
     * it is, it is recorded, and the client gets its answer.
     */
    private Optional<Instant> takeUp(Attempt attempt, Instant now) {
        switch (payments().inquire(attempt, now)) {
            case Inquiry.Found<ChargeResult>(var result) ->
                    outcomes().apply(new Outcome(attempt, result, now));
            case Inquiry.NotProcessed<ChargeResult> ignored -> notProcessed(attempt, now);
            case Inquiry.Unresolved<ChargeResult>(String why) ->
                    outcomes().apply(new Outcome(attempt, new ChargeResult.Unknown(why), now));
        }
        return Optional.empty();
    }

    private Optional<Instant> ask(Attempt attempt, Instant now) {
        return switch (payments().inquire(attempt, now)) {
            case Inquiry.Found<ChargeResult>(ChargeResult.Pending it) ->
                    Optional.of(again(it.expiresAt(), now));
            case Inquiry.Found<ChargeResult>(ChargeResult.Unknown ignored) -> later(attempt, now);
            case Inquiry.Found<ChargeResult>(var result) -> {
                outcomes().apply(new Outcome(attempt, result, now));
                yield Optional.empty();
            }
            case Inquiry.NotProcessed<ChargeResult> ignored -> {
                notProcessed(attempt, now);
                yield Optional.empty();
            }
            case Inquiry.Unresolved<ChargeResult> ignored -> later(attempt, now);
        };
    }

    private static Instant again(Instant expiresAt, Instant now) {
        Instant next = now.plus(PENDING_AGAIN);
        return expiresAt.isAfter(now) && expiresAt.isBefore(next) ? expiresAt : next;
    }

    /** Certainly no money: one further route, or a decline. */
    private void notProcessed(Attempt attempt, Instant now) {
        Outcome declined =
                new Outcome(
                        attempt,
                        new ChargeResult.Declined(
                                DeclineClass.TECHNICAL,
                                "not_processed",
                                null,
                                null,
                                "The gateway has not processed the charge.",
                                null,
                                ChargeDetails.NONE),
                        now);
        outcomes().apply(payments().cascade(declined, "cascade after an inquiry"));
    }

    /** No answer yet: ask again, and after the last time void the charge and tell a person. */
    private Optional<Instant> later(Attempt attempt, Instant now) {
        int asked = database.write(tx -> store.unresolved(tx, attempt));
        if (asked < INQUIRIES.size()) {
            return Optional.of(now.plus(INQUIRIES.get(asked)));
        }
        if (!payments().cancel(attempt)) {
            outcomes().unresolved(attempt, now);
        }
        return Optional.of(now.plus(PENDING_AGAIN));
    }

    /** Finds first attempts whose answer nobody recorded, and asks for it. */
    private Optional<Instant> recover(VendorId vendor) {
        Instant real = clocks.real();
        UUID until = Ids.least(real.minus(CALL));
        for (PaymentId payment : store.abandoned(vendor, until)) {
            database.run(tx ->
                    jobs.schedule(tx, vendor, INQUIRY, payment.toString(), clocks.now(vendor)));
        }
        boolean busy = store.anySince(vendor, Ids.least(real.minus(QUIET)));
        database.run(tx -> store.watermark(tx, vendor, until));
        return busy ? Optional.of(real.plus(SWEEP)) : Optional.empty();
    }

    private Payments payments() {
        if (payments == null) {
            throw new IllegalStateException("not wired yet");
        }
        return payments;
    }

    private Outcomes outcomes() {
        if (outcomes == null) {
            throw new IllegalStateException("not wired yet");
        }
        return outcomes;
    }
}
