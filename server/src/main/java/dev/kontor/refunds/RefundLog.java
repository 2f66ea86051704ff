package dev.kontor.refunds;

import dev.kontor.events.Event;
import dev.kontor.events.Events;
import dev.kontor.orders.OrderView;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others are told of refunds, in the transaction of what they are told. */
final class RefundLog {
    private static final String ENDPOINT = "POST /v1/refunds";
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final Events events;
    private final AuditLog audit;
    private final Idempotency idempotency;
    private final Clocks clocks;
    private final String baseUrl;

    RefundLog(
            Events events, AuditLog audit, Idempotency idempotency, Clocks clocks, String baseUrl) {
        this.events = events;
        this.audit = audit;
        this.idempotency = idempotency;
        this.clocks = clocks;
        this.baseUrl = baseUrl;
    }

    /** Under which the answer to a refund is remembered. */
    private static Idempotency.Key key(VendorId vendor, String key) {
        return new Idempotency.Key(vendor, ENDPOINT, key, new byte[0], "");
    }

    /** The key of a form, which may be sent twice. */
    static Idempotency.Key formKey(VendorId vendor, String token, RefundInput input) {
        return new Idempotency.Key(vendor, ENDPOINT, "form-" + token, Json.write(input), "");
    }

    /** The refund that was made under a key; 409 while it is being made. */
    Optional<RefundId> made(Idempotency.Key key) {
        return idempotency
                .find(key)
                .map(it -> Json.mapper().readTree(it.body()).get("id").stringValue())
                .map(RefundId::parse);
    }

    /** Writes a new key with the first commit; {@link Idempotency.Taken} when it is known. */
    void claim(Tx tx, Idempotency.Key key) {
        idempotency.claim(tx, List.of(key), clocks.real());
    }

    RefundView view(Refund refund) {
        return RefundView.of(refund, baseUrl);
    }

    /** What the client is told: 202 when a person has to decide first. */
    Idempotency.Answer answer(Refund refund) {
        int status = refund.status() == RefundStatus.REVIEW ? ACCEPTED : CREATED;
        return new Idempotency.Answer(status, Json.write(view(refund)));
    }

    /** Remembers the answer to the call that made the refund. */
    void remember(Tx tx, Refund refund) {
        String key = refund.idempotencyKey();
        if (key != null) {
            idempotency.remember(
                    tx,
                    List.of(new Idempotency.Remembered(key(refund.vendor(), key), answer(refund))));
        }
    }

    /** Appends {@code refund.…} with the refund as it stands. */
    void append(Tx tx, Refund refund, String what, String actor, Instant at) {
        append(tx, refund, "refund." + what, refund.id().value(), actor, at, view(refund));
    }

    /** Appends {@code credit_note.issued} for an approval. */
    void creditNoteIssued(Tx tx, Refund refund, String actor, Instant at) {
        Refund.Approval approval = refund.approval();
        RefundView.CreditNote note = view(refund).creditNote();
        if (approval != null && note != null) {
            append(
                    tx,
                    refund,
                    "credit_note.issued",
                    approval.creditNote().value(),
                    actor,
                    at,
                    note);
        }
    }

    /** Appends {@code order.refunded}, of a part or of all. */
    void orderRefunded(Tx tx, Refund refund, OrderView order, Instant at) {
        append(tx, refund, "order.refunded", refund.order().value(), refund.actor(), at, order);
    }

    private void append(
            Tx tx, Refund refund, String type, UUID object, String actor, Instant at, Object data) {
        events.append(
                tx, List.of(new Event(refund.vendor(), type, object, actor, at, Json.write(data))));
    }

    /** Who did it, for whoever looks into it later. */
    void audit(
            Tx tx,
            Refund refund,
            String action,
            String actor,
            @Nullable String reason,
            Instant now) {
        audit.append(
                tx,
                new AuditLog.Entry(
                        refund.vendor(),
                        actor,
                        action,
                        refund.id().toString(),
                        reason,
                        refund.amount().toString(),
                        null),
                now);
    }
}
