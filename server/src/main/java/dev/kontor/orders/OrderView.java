package dev.kontor.orders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kontor.tax.TaxAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order as clients see it (api.md 4). Amounts in minor units. In JSON the groups' members are
 * the order's own.
 */
public record OrderView(
        String id,
        String number,
        @JsonUnwrapped Progress progress,
        @JsonUnwrapped Amounts amounts,
        @JsonUnwrapped Agreed agreed,
        @JsonUnwrapped Results results) {

    /** The same order in another status. */
    OrderView withStatus(String status, @Nullable Instant fulfilledAt) {
        return with(progress.to(status, fulfilledAt), amounts, results);
    }

    /** The same order with another invoice. */
    public OrderView invoiced(Invoice other) {
        return with(progress, amounts, results.invoiced(other));
    }

    /** The same order after a refund, as it stands then. */
    public OrderView refunded(Order order) {
        return with(
                progress.to(order.status().word(), progress.fulfilledAt()),
                amounts.refunded(order.refunded()),
                results);
    }

    private OrderView with(Progress newProgress, Amounts newAmounts, Results newResults) {
        return new OrderView(id, number, newProgress, newAmounts, agreed, newResults);
    }

    /** How far the order is. */
    public record Progress(
            String status,
            Instant createdAt,
            @Nullable Instant paidAt,
            @Nullable Instant fulfilledAt,
            @Nullable Instant cancelledAt) {

        private Progress to(String other, @Nullable Instant fulfilled) {
            return new Progress(other, createdAt, paidAt, fulfilled, cancelledAt);
        }
    }

    /** What it costs, and how much of that went back. */
    public record Amounts(
            String currency,
            long subtotal,
            long discountTotal,
            long taxTotal,
            long total,
            long refundedTotal,
            boolean partiallyRefunded,
            Fees fees) {

        private Amounts refunded(long all) {
            return new Amounts(
                    currency, subtotal, discountTotal, taxTotal, total, all, all < total, fees);
        }
    }

    /** What is sold to whom, and on what terms; but for the tax, it never changes. */
    public record Agreed(
            List<Line> lines,
            Buyer buyer,
            Tax tax,
            Risk risk,
            @Nullable String coupon,
            @Nullable String subscription,
            Map<String, String> metadata) {}

    /**
     * What came of it so far.
     *
     * @param disputed whether a dispute over the payment is open; promised to clients (api.md 4),
     *     and always false until gateways tell of disputes
     */
    public record Results(
            Payment payment,
            @Nullable Invoice invoice,
            List<Entitlement> entitlements,
            boolean disputed) {

        private Results invoiced(Invoice other) {
            return new Results(payment, other, entitlements, disputed);
        }
    }

    /**
     * One line; {@code net} is after discount and without tax.
     *
     * @param taxBehavior whether {@code unitAmount} and {@code discount} contain the tax
     */
    public record Line(
            String id,
            String product,
            String price,
            String name,
            long quantity,
            long unitAmount,
            String taxBehavior,
            long net,
            long discount,
            long tax,
            long total,
            String taxRate,
            String deliveryStatus) {}

    public record Buyer(String id, String email, @Nullable String name, String country) {}

    public record Tax(
            String country,
            @Nullable String region,
            String treatment,
            List<Group> breakdown,
            List<TaxAnswer.Evidence> evidence,
            List<String> wording) {}

    /** The taxable amount and the tax of one jurisdiction, type and rate. */
    public record Group(String jurisdiction, String taxType, String rate, long taxable, long tax) {}

    public record Payment(String id, String status, String method, String gateway, int attempts) {}

    public record Risk(int score, String decision, List<String> reasons) {}

    public record Invoice(String id, String number, String pdfUrl, @Nullable String xmlUrl) {}

    public record Entitlement(
            String id,
            String type,
            String status,
            @Nullable License license,
            @Nullable String accessCode,
            @Nullable String downloadUrl) {}

    public record License(String id, String key) {}

    public record Fees(long platform, long vendorShare) {}
}
