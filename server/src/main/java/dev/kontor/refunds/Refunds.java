package dev.kontor.refunds;

import dev.kontor.orders.Order;
import dev.kontor.orders.OrderId;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Refunds, for the API, the console and whoever else takes something back. */
public final class Refunds {
    private final Database database;
    private final Clocks clocks;
    private final PreviewRefund preview;
    private final IssueRefund issue;
    private final ReviewRefund review;
    private final ConcludeRefund conclude;
    private final ReturnTax returnTax;
    private final BiFunction<Refund, Instant, Refund> send;
    private final RefundLog log;
    private final RefundStore store;

    Refunds(
            Database database,
            Clocks clocks,
            PreviewRefund preview,
            IssueRefund issue,
            ReviewRefund review,
            ConcludeRefund conclude,
            ReturnTax returnTax,
            BiFunction<Refund, Instant, Refund> send,
            RefundLog log,
            RefundStore store) {
        this.database = database;
        this.clocks = clocks;
        this.preview = preview;
        this.issue = issue;
        this.review = review;
        this.conclude = conclude;
        this.returnTax = returnTax;
        this.send = send;
        this.log = log;
        this.store = store;
    }

    /**
     * Refunds, and returns when the gateway has answered and that is durable: SUCCEEDED, FAILED,
     * UNKNOWN, still SUBMITTED when the gateway takes its time, or REVIEW when it is above the
     * approver's limit. 404 without such an order, 409 when it is not paid or disputed, 422 when it
     * is more than is left.
     *
     * @param actor such as {@code staff:ada@…}
     */
    public RefundView refund(VendorId vendor, RefundInput input, Approver approver, String actor) {
        return log.view(
                issue.run(vendor, input, approver, actor, Optional.empty(), clocks.now(vendor)));
    }

    /** What {@link #refund} would do now, to the minor unit; refuses alike. Writes nothing. */
    public RefundPreview preview(VendorId vendor, RefundInput input, Approver approver) {
        return preview.run(vendor, input, approver, clocks.now(vendor));
    }

    /**
     * As {@link #refund}, once per token: the same form sent again is answered with the refund that
     * it made, 409 while that is being made, 422 when it asks for something else.
     */
    public RefundView refundOnce(
            VendorId vendor, RefundInput input, Approver approver, String actor, String token) {
        Idempotency.Key key = RefundLog.formKey(vendor, token, input);
        try {
            return log.view(
                    issue.run(
                            vendor, input, approver, actor, Optional.of(key), clocks.now(vendor)));
        } catch (Idempotency.Taken e) {
            return log.made(key).flatMap(it -> find(vendor, it)).orElseThrow(() -> e);
        }
    }

    /** As above, under a client's key: {@link Idempotency.Taken} when it is known. */
    Idempotency.Answer refund(
            VendorId vendor,
            RefundInput input,
            Approver approver,
            String actor,
            Optional<Idempotency.Key> key) {
        return log.answer(issue.run(vendor, input, approver, actor, key, clocks.now(vendor)));
    }

    /** Approves a refund in review: 403 above the approver's limit, 409 when it is decided. */
    public RefundView approve(
            VendorId vendor, RefundId id, Approver approver, String actor, String reason) {
        return log.view(review.approve(vendor, id, approver, actor, reason, clocks.now(vendor)));
    }

    /** Gives up a refund in review; 409 when it is decided. */
    public RefundView deny(VendorId vendor, RefundId id, String actor, String reason) {
        return log.view(review.deny(vendor, id, actor, reason, clocks.now(vendor)));
    }

    /**
     * Records that a failed refund was paid to the buyer's bank account; 409 if it is not failed.
     */
    public RefundView paidByBank(VendorId vendor, RefundId id, String actor) {
        Refund failed =
                database.read(sql -> store.find(sql, vendor, id))
                        .orElseThrow(() -> RefundProblems.notFound(id.toString()));
        return log.view(conclude.paidByBank(failed, actor, clocks.now(vendor)));
    }

    /**
     * Owes the buyer the tax of a correction, in its transaction, by the order's lock: what other
     * refunds have left is what it can take, 422 otherwise. {@link #send} follows the commit;
     * should the process die before, the follow-up sends it.
     */
    public RefundId returnTax(Tx tx, Order locked, TaxReturn tax) {
        return returnTax.run(tx, locked, tax);
    }

    /**
     * Sends an approved refund to the gateway and records its answer. Not in a transaction; sent
     * twice, the gateway makes it once.
     */
    public RefundView send(VendorId vendor, RefundId id) {
        Refund refund = database.read(sql -> store.find(sql, vendor, id)).orElseThrow();
        return log.view(refund.isUnanswered() ? send.apply(refund, clocks.now(vendor)) : refund);
    }

    public Optional<RefundView> find(VendorId vendor, RefundId id) {
        return database.read(sql -> store.find(sql, vendor, id)).map(log::view);
    }

    /**
     * Refunds of the vendor, or of one order; newest first, from the one after {@code after} on.
     */
    public List<RefundView> list(
            VendorId vendor, @Nullable OrderId order, @Nullable RefundId after, int most) {
        return database.read(sql -> store.list(sql, vendor, order, after, most)).stream()
                .map(log::view)
                .toList();
    }

    /** How many a person has to see to. */
    public long countWaiting(VendorId vendor) {
        return database.read(sql -> store.countWaiting(sql, vendor));
    }

    /** Those that a person has to see to: in review, or failed and still owed. */
    public List<RefundView> waiting(VendorId vendor, int most) {
        return database.read(sql -> store.waiting(sql, vendor, most)).stream()
                .map(log::view)
                .toList();
    }
}
