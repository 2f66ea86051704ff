package dev.kontor.refunds;

import dev.kontor.platform.Database;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A vendor's own refund: claims its amount and, unless a person has to decide, approves it, sends
 * it and answers with what the gateway said.
 */
final class IssueRefund {
    private final Database database;
    private final OrdersToRefund refundable;
    private final ClaimRefund claim;
    private final ApproveRefund approve;
    private final BiFunction<Refund, Instant, Refund> send;
    private final RefundLog log;
    private final RefundStore store;

    /**
     * @param send to the gateway, outside of any transaction, and record the answer
     */
    IssueRefund(
            Database database,
            OrdersToRefund refundable,
            ClaimRefund claim,
            ApproveRefund approve,
            BiFunction<Refund, Instant, Refund> send,
            RefundLog log,
            RefundStore store) {
        this.database = database;
        this.refundable = refundable;
        this.claim = claim;
        this.approve = approve;
        this.send = send;
        this.log = log;
        this.store = store;
    }

    /** Returns when the outcome is durable; {@link Idempotency.Taken} when the key is known. */
    Refund run(
            VendorId vendor,
            RefundInput input,
            Approver approver,
            String actor,
            Optional<Idempotency.Key> key,
            Instant now) {
        RefundableOrder of = refundable.load(vendor, input.order(), now);
        List<RefundInput.Line> wanted = input.lines();
        List<Refund.Line> lines = wanted == null ? List.of() : of.lines(wanted);
        Refund refund =
                database.write(tx -> {
                    key.ifPresent(it -> log.claim(tx, it));
                    ClaimRefund.Claimed claimed = claim.run(tx, of, input, lines, approver, now);
                    Refund asked = asked(of, input, lines, claimed, actor, key, now);
                    return switch (claimed.verdict()) {
                        case APPROVED -> approve(tx, of, asked, actor, now);
                        case REVIEW -> queue(tx, of, asked, actor, now);
                    };
                });
        return refund.status() == RefundStatus.SUBMITTED ? send.apply(refund, now) : refund;
    }

    private static Refund asked(
            RefundableOrder of,
            RefundInput input,
            List<Refund.Line> lines,
            ClaimRefund.Claimed claimed,
            String actor,
            Optional<Idempotency.Key> key,
            Instant now) {
        Map<String, String> metadata = input.metadata();
        return new Refund(
                of.order().vendor(),
                RefundId.next(),
                of.order().id(),
                of.order().payment(),
                RefundStatus.REVIEW,
                input.reason(),
                claimed.amount(),
                null,
                lines,
                null,
                null,
                actor,
                key.map(Idempotency.Key::key).orElse(null),
                metadata == null ? Map.of() : metadata,
                now,
                null);
    }

    private Refund approve(Tx tx, RefundableOrder of, Refund asked, String actor, Instant now) {
        Refund approved = approve.run(tx, of, asked, actor, now);
        store.insert(tx, approved);
        log.append(tx, approved, "created", actor, now);
        log.creditNoteIssued(tx, approved, actor, now);
        log.audit(tx, approved, "refund.issued", actor, asked.reason().word(), now);
        return approved;
    }

    private Refund queue(Tx tx, RefundableOrder of, Refund asked, String actor, Instant now) {
        of.requireWithin(
                asked.lines(), of.taken(store.taken(tx.sql(), asked.vendor(), asked.order())));
        store.insert(tx, asked);
        log.append(tx, asked, "created", actor, now);
        log.remember(tx, asked);
        return asked;
    }
}
