package dev.kontor.refunds;

import dev.kontor.gateway.RefundResult;
import dev.kontor.ledger.Journal;
import dev.kontor.ledger.OwedRefund;
import dev.kontor.ledger.Postings;
import dev.kontor.platform.Database;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The second commit of a refund (handbook 2.3, T4b): what the gateway said. Moves the refund once;
 * when somebody else has moved it before, answers how it stands.
 */
final class ConcludeRefund {
    private static final Duration FIRST_INQUIRY = Duration.ofSeconds(2);
    private static final Duration PENDING_AGAIN = Duration.ofHours(1);

    private final Database database;
    private final OrdersToRefund refundable;
    private final MoneyReturned returned;
    private final Jobs jobs;
    private final RefundLog log;
    private final RefundStore store;

    ConcludeRefund(
            Database database,
            OrdersToRefund refundable,
            MoneyReturned returned,
            Jobs jobs,
            RefundLog log,
            RefundStore store) {
        this.database = database;
        this.refundable = refundable;
        this.returned = returned;
        this.jobs = jobs;
        this.log = log;
        this.store = store;
    }

    /** Records what the gateway said. */
    Refund apply(Refund refund, RefundResult result, Instant now) {
        return switch (result) {
            case RefundResult.Succeeded it -> succeeded(refund, it.reference(), now);
            case RefundResult.Failed it ->
                    move(
                            refund,
                            refund.in(RefundStatus.FAILED, null, it.code(), now),
                            now,
                            tx -> drop(tx, refund));
            case RefundResult.Pending it ->
                    move(
                            refund,
                            refund.in(RefundStatus.SUBMITTED, it.reference(), null, null),
                            now,
                            tx -> ask(tx, refund, now.plus(PENDING_AGAIN)));
            case RefundResult.Unknown ignored ->
                    move(
                            refund,
                            refund.in(RefundStatus.UNKNOWN, null, null, null),
                            now,
                            tx -> ask(tx, refund, now.plus(FIRST_INQUIRY)));
        };
    }

    private Refund succeeded(Refund refund, String reference, Instant now) {
        Refund paid = refund.in(RefundStatus.SUCCEEDED, reference, null, now);
        RefundableOrder of = refundable.load(refund.vendor(), refund.order(), now);
        Journal journal = Postings.refundConfirmed(owed(refund), now, of.gateway());
        return move(
                refund,
                paid,
                now,
                tx -> {
                    returned.record(tx, paid, of, journal, now);
                    drop(tx, refund);
                });
    }

    /** Records that a failed refund was paid by bank transfer (handbook 2.2). */
    Refund paidByBank(Refund failed, String actor, Instant now) {
        Refund paid = failed.in(RefundStatus.SUCCEEDED, null, null, now);
        RefundableOrder of = refundable.load(failed.vendor(), failed.order(), now);
        Journal journal = Postings.refundPaidByBank(owed(failed), now);
        return database.write(tx -> {
            if (!store.move(tx, paid, RefundStatus.FAILED)) {
                throw RefundProblems.notFailed();
            }
            log.append(tx, paid, paid.status().word(), actor, now);
            log.audit(tx, paid, "refund.paid_by_bank", actor, null, now);
            returned.record(tx, paid, of, journal, now);
            return paid;
        });
    }

    private Refund move(Refund before, Refund after, Instant now, Consumer<Tx> rest) {
        return database.write(tx -> {
            if (!store.move(tx, after, RefundStatus.SUBMITTED, RefundStatus.UNKNOWN)) {
                return store.find(tx.sql(), before.vendor(), before.id()).orElseThrow();
            }
            if (after.status() != before.status()) {
                log.append(tx, after, after.status().word(), after.actor(), now);
            }
            if (before.isUnanswered()) {
                log.remember(tx, after);
            }
            rest.accept(tx);
            return after;
        });
    }

    private void ask(Tx tx, Refund refund, Instant at) {
        jobs.schedule(tx, refund.vendor(), FollowRefunds.INQUIRY, refund.id().toString(), at);
    }

    private void drop(Tx tx, Refund refund) {
        jobs.cancel(tx, refund.vendor(), FollowRefunds.INQUIRY, refund.id().toString());
    }

    private static OwedRefund owed(Refund refund) {
        return new OwedRefund(
                refund.vendor(), refund.id().value(), refund.order().value(), refund.amount());
    }
}
