package dev.kontor.orders;

import dev.kontor.buyers.BuyerId;
import dev.kontor.ledger.Fee;
import dev.kontor.payments.PaymentId;
import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxQuestion;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands. Amounts in minor units of {@code currency}.
 *
 * @param feePercent the part of the platform's fee that is a percentage
 * @param feeFixed the fixed part of it
 * @param actor who placed it
 * @param idempotencyKey under which the client waits for its answer
 */
public record Order(
        VendorId vendor,
        OrderId id,
        BuyerId buyer,
        PaymentId payment,
        OrderStatus status,
        Currency currency,
        long net,
        long tax,
        long feePercent,
        long feeFixed,
        long refunded,
        String actor,
        @Nullable String idempotencyKey,
        Snapshot snapshot,
        Instant createdAt,
        @Nullable Instant paidAt,
        @Nullable Instant fulfilledAt,
        @Nullable Instant cancelledAt) {

    public long total() {
        return Math.addExact(net, tax);
    }

    public Money gross() {
        return new Money(total(), currency);
    }

    public long vendorShare() {
        return net - feePercent - feeFixed;
    }

    /** The tax point of its figures, which is that of its payment once it is paid. */
    Instant taxedAt() {
        Instant at = snapshot.tax().at();
        return at == null ? createdAt : at;
    }

    /** Whether both cost the same, with the same tax. */
    boolean costsAs(Order other) {
        return net == other.net
                && tax == other.tax
                && snapshot.tax().breakdown().equals(other.snapshot.tax().breakdown());
    }

    /** The same order with the tax of another tax point, asked about by {@code asked}. */
    Order taxed(TaxQuestion asked, TaxAnswer.Determined decided, Instant at, Fee fee) {
        return taxed(decided, fee, snapshot.taxed(decided, at, asked.standing().registrations()));
    }

    /** The same, where the total was paid and stays. */
    Order holding(TaxQuestion asked, TaxAnswer.Determined decided, Instant at) {
        return taxed(
                decided,
                new Fee(feePercent, feeFixed),
                snapshot.holding(decided, at, asked.standing().registrations()));
    }

    private Order taxed(TaxAnswer.Determined decided, Fee fee, Snapshot taxed) {
        return new Order(
                vendor,
                id,
                buyer,
                payment,
                status,
                currency,
                decided.net(),
                decided.tax(),
                fee.percentPart(),
                fee.fixedPart(),
                refunded,
                actor,
                idempotencyKey,
                taxed,
                createdAt,
                paidAt,
                fulfilledAt,
                cancelledAt);
    }

    /** The same order with other evidence of the buyer's place. */
    Order provenBy(List<TaxAnswer.Evidence> evidence) {
        return new Order(
                vendor,
                id,
                buyer,
                payment,
                status,
                currency,
                net,
                tax,
                feePercent,
                feeFixed,
                refunded,
                actor,
                idempotencyKey,
                snapshot.provenBy(evidence),
                createdAt,
                paidAt,
                fulfilledAt,
                cancelledAt);
    }

    /** The same order, paid at a moment, and fulfilled at the same if everything was delivered. */
    Order completed(boolean delivered, Instant at) {
        return with(
                delivered ? OrderStatus.FULFILLED : OrderStatus.PAID,
                at,
                delivered ? at : null,
                null);
    }

    /** The same order once the last of it was delivered. */
    Order fulfilled(Instant at) {
        return with(OrderStatus.FULFILLED, paidAt, at, cancelledAt);
    }

    Order with(OrderStatus next) {
        return with(next, paidAt, fulfilledAt, cancelledAt);
    }

    Order cancelled(Instant at) {
        return with(OrderStatus.CANCELLED, paidAt, fulfilledAt, at);
    }

    private Order with(
            OrderStatus next,
            @Nullable Instant paid,
            @Nullable Instant fulfilled,
            @Nullable Instant cancelled) {
        return new Order(
                vendor,
                id,
                buyer,
                payment,
                next,
                currency,
                net,
                tax,
                feePercent,
                feeFixed,
                refunded,
                actor,
                idempotencyKey,
                snapshot,
                createdAt,
                paid,
                fulfilled,
                cancelled);
    }
}
