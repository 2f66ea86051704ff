package dev.kontor.orders;

import dev.kontor.tax.TaxAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order as clients see it (api.md 4). Amounts in minor units. */
public record OrderView(
        String id,
        String number,
        String status,
        String currency,
        long subtotal,
        long discountTotal,
        long taxTotal,
        long total,
        long refundedTotal,
        boolean partiallyRefunded,
        boolean disputed,
        List<Line> lines,
        Buyer buyer,
        Tax tax,
        Payment payment,
        @Nullable String subscription,
        Risk risk,
        @Nullable Invoice invoice,
        List<Entitlement> entitlements,
        Fees fees,
        @Nullable String coupon,
        Map<String, String> metadata,
        Instant createdAt,
        @Nullable Instant paidAt,
        @Nullable Instant fulfilledAt,
        @Nullable Instant cancelledAt) {

    /** The same order in another status. */
    OrderView withStatus(String other, @Nullable Instant fulfilled) {
        return new OrderView(
                id,
                number,
                other,
                currency,
                subtotal,
                discountTotal,
                taxTotal,
                total,
                refundedTotal,
                partiallyRefunded,
                disputed,
                lines,
                buyer,
                tax,
                payment,
                subscription,
                risk,
                invoice,
                entitlements,
                fees,
                coupon,
                metadata,
                createdAt,
                paidAt,
                fulfilled,
                cancelledAt);
    }

    /** The same order with another invoice. */
    public OrderView invoiced(Invoice other) {
        return new OrderView(
                id,
                number,
                status,
                currency,
                subtotal,
                discountTotal,
                taxTotal,
                total,
                refundedTotal,
                partiallyRefunded,
                disputed,
                lines,
                buyer,
                tax,
                payment,
                subscription,
                risk,
                other,
                entitlements,
                fees,
                coupon,
                metadata,
                createdAt,
                paidAt,
                fulfilledAt,
                cancelledAt);
    }

    /** The same order after a refund, as it stands then. */
    public OrderView refunded(Order order) {
        return new OrderView(
                id,
                number,
                order.status().word(),
                currency,
                subtotal,
                discountTotal,
                taxTotal,
                total,
                order.refunded(),
                order.refunded() < total,
                disputed,
                lines,
                buyer,
                tax,
                payment,
                subscription,
                risk,
                invoice,
                entitlements,
                fees,
                coupon,
                metadata,
                createdAt,
                paidAt,
                fulfilledAt,
                cancelledAt);
    }

    /** One line; {@code net} is after discount and without tax. */
    public record Line(
            String id,
            String product,
            String price,
            String name,
            long quantity,
            long unitAmount,
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
