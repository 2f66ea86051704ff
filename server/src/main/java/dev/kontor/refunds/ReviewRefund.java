package dev.kontor.refunds;

import dev.kontor.platform.Database;
import dev.kontor.platform.VendorId;
import java.time.Instant;

/** A person's decision on a refund that was too large for whoever asked for it. */
final class ReviewRefund {
    private final Database database;
    private final OrdersToRefund refundable;
    private final RefundPolicy policy;
    private final ApproveRefund approve;
    private final FollowRefunds follow;
    private final RefundLog log;
    private final RefundStore store;

    ReviewRefund(
            Database database,
            OrdersToRefund refundable,
            RefundPolicy policy,
            ApproveRefund approve,
            FollowRefunds follow,
            RefundLog log,
            RefundStore store) {
        this.database = database;
        this.refundable = refundable;
        this.policy = policy;
        this.approve = approve;
        this.follow = follow;
        this.log = log;
        this.store = store;
    }

    /** Approves and sends it; 403 when it is above the approver's limit as well. */
    Refund approve(
            VendorId vendor,
            RefundId id,
            Approver approver,
            String actor,
            String reason,
            Instant now) {
        Refund waiting = waiting(vendor, id);
        RefundableOrder of = refundable.load(vendor, waiting.order(), now);
        Refund approved =
                database.write(tx -> {
                    refundable.lock(tx, vendor, waiting.order());
                    if (policy.judge(approver, waiting.amount(), of.isDisputed(), now)
                            == RefundPolicy.Verdict.REVIEW) {
                        throw RefundProblems.aboveLimit();
                    }
                    Refund refund = approve.run(tx, of, waiting, actor, now);
                    if (!store.approve(tx, refund)) {
                        throw RefundProblems.notInReview();
                    }
                    log.append(tx, refund, "submitted", actor, now);
                    log.creditNoteIssued(tx, refund, actor, now);
                    log.audit(tx, refund, "refund.approved", actor, reason, now);
                    return refund;
                });
        return follow.send(approved, now);
    }

    /** Gives it up: its part of the order may be refunded by another. */
    Refund deny(VendorId vendor, RefundId id, String actor, String reason, Instant now) {
        Refund waiting = waiting(vendor, id);
        Refund denied = waiting.in(RefundStatus.CANCELLED, null, null, now);
        database.run(tx -> {
            if (!store.move(tx, denied, RefundStatus.REVIEW)) {
                throw RefundProblems.notInReview();
            }
            ClaimStore.release(tx, vendor, denied.order(), denied.amount().minor());
            log.append(tx, denied, denied.status().word(), actor, now);
            log.audit(tx, denied, "refund.denied", actor, reason, now);
        });
        return denied;
    }

    private Refund waiting(VendorId vendor, RefundId id) {
        Refund refund =
                database.read(sql -> store.find(sql, vendor, id))
                        .orElseThrow(() -> RefundProblems.notFound(id.toString()));
        if (refund.status() != RefundStatus.REVIEW) {
            throw RefundProblems.notInReview();
        }
        return refund;
    }
}
