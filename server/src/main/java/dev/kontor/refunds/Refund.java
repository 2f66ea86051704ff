package dev.kontor.refunds;

import dev.kontor.invoices.CreditNoteId;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderLineId;
import dev.kontor.payments.PaymentId;
import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A refund as it stands.
 *
 * @param amount gross
 * @param approval null while it waits for a decision, or if it was given up
 * @param lines what it takes back of each line; before the approval, what was asked for
 * @param reference the gateway's id of it
 * @param failureCode why the gateway could not make it
 * @param actor who asked for it
 * @param idempotencyKey under which the client waits for its answer
 * @param finishedAt when it succeeded, failed or was given up
 */
record Refund(
        VendorId vendor,
        RefundId id,
        OrderId order,
        PaymentId payment,
        RefundStatus status,
        RefundReason reason,
        Money amount,
        @Nullable Approval approval,
        List<Line> lines,
        @Nullable String reference,
        @Nullable String failureCode,
        String actor,
        @Nullable String idempotencyKey,
        Map<String, String> metadata,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** What the approval has fixed: the tax within the amount, and the document. */
    record Approval(long tax, CreditNoteId creditNote, String creditNoteNumber, Instant at) {}

    /**
     * A part of one line of the order.
     *
     * @param no the line's index in the order
     * @param amount gross
     * @param tax within the amount; null before the approval
     */
    record Line(int no, OrderLineId id, long amount, @Nullable Long tax) {}

    /** The key under which the gateway makes it once, however often it is asked. */
    String gatewayKey() {
        return "ref-" + id;
    }

    /** Whether the client that asked for it still waits: it was approved by the same call. */
    boolean isUnanswered() {
        return status == RefundStatus.SUBMITTED
                && reference == null
                && approvedAt().equals(createdAt);
    }

    /** When it was approved; of a refund that was not, a bug. */
    Instant approvedAt() {
        return Objects.requireNonNull(approval, () -> id + " is not approved").at();
    }

    Refund approved(Approval how, List<Line> credited) {
        return new Refund(
                vendor,
                id,
                order,
                payment,
                RefundStatus.SUBMITTED,
                reason,
                amount,
                how,
                credited,
                reference,
                failureCode,
                actor,
                idempotencyKey,
                metadata,
                createdAt,
                finishedAt);
    }

    Refund in(
            RefundStatus next,
            @Nullable String gatewayReference,
            @Nullable String code,
            @Nullable Instant at) {
        return new Refund(
                vendor,
                id,
                order,
                payment,
                next,
                reason,
                amount,
                approval,
                lines,
                gatewayReference == null ? reference : gatewayReference,
                code,
                actor,
                idempotencyKey,
                metadata,
                createdAt,
                at);
    }
}
