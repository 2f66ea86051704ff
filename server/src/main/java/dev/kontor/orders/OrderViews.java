package dev.kontor.orders;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.delivery.Delivery;
import dev.kontor.delivery.DeliveryStatus;
import dev.kontor.delivery.Entitlement;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Invoices;
import dev.kontor.papers.Papers;
import dev.kontor.payments.Attempt;
import dev.kontor.payments.PaymentStatus;
import dev.kontor.payments.PaymentSummary;
import dev.kontor.payments.Payments;
import dev.kontor.platform.Settings;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows orders: the same view from memory while they are placed, and from the tables later. */
final class OrderViews {
    private final Settings settings;
    private final Vendors vendors;
    private final Payments payments;
    private final Delivery delivery;
    private final Invoices invoices;

    OrderViews(
            Settings settings,
            Vendors vendors,
            Payments payments,
            Delivery delivery,
            Invoices invoices) {
        this.settings = settings;
        this.vendors = vendors;
        this.payments = payments;
        this.delivery = delivery;
        this.invoices = invoices;
    }

    /** The order as the tables have it. */
    OrderView load(Order order, Instant now) {
        return load(
                order,
                order.status().isPaid()
                        ? delivery.ofOrder(order.vendor(), order.id().value(), now)
                        : List.of(),
                now);
    }

    /** As above, with entitlements that only a running transaction sees. */
    OrderView load(Order order, List<Entitlement> entitlements, Instant now) {
        Invoice invoice = invoices.ofOrder(order.vendor(), order.id().value()).orElse(null);
        return view(
                order,
                payments.summary(order.vendor(), order.payment()),
                invoice == null ? null : invoice(invoice),
                entitlements,
                vendors.get(order.vendor()),
                now);
    }

    /** An order that was just written and is not paid. */
    OrderView unpaid(Placed placed) {
        Order order = placed.order();
        PaymentSummary payment =
                placed.attempt()
                        .map(it -> summary(it, PaymentStatus.SUBMITTED))
                        .orElseGet(() ->
                                new PaymentSummary(
                                        order.payment(),
                                        PaymentStatus.CANCELED,
                                        "none",
                                        "none",
                                        0));
        return view(order, payment, null, List.of(), placed.vendor(), order.createdAt());
    }

    static PaymentSummary summary(Attempt attempt, PaymentStatus status) {
        return new PaymentSummary(
                attempt.payment(), status, attempt.method(), attempt.gateway(), attempt.no());
    }

    OrderView view(
            Order order,
            PaymentSummary payment,
            OrderView.@Nullable Invoice invoice,
            List<Entitlement> entitlements,
            Vendor vendor,
            Instant now) {
        return new OrderView(
                order.id().toString(),
                order.snapshot().number(),
                new OrderView.Progress(
                        order.status().word(),
                        order.createdAt(),
                        order.paidAt(),
                        order.fulfilledAt(),
                        order.cancelledAt()),
                amounts(order),
                agreed(order, entitlements),
                new OrderView.Results(
                        new OrderView.Payment(
                                payment.id().toString(),
                                payment.status().shown(),
                                payment.method(),
                                payment.gateway(),
                                payment.attempts()),
                        invoice,
                        entitlements.stream().map(this::entitlement).toList(),
                        false));
    }

    private static OrderView.Amounts amounts(Order order) {
        return new OrderView.Amounts(
                order.currency().getCurrencyCode(),
                order.net(),
                order.snapshot().discount(),
                order.tax(),
                order.total(),
                order.refunded(),
                order.refunded() > 0 && order.refunded() < order.total(),
                new OrderView.Fees(order.feePercent() + order.feeFixed(), order.vendorShare()));
    }

    private static OrderView.Agreed agreed(Order order, List<Entitlement> entitlements) {
        Snapshot agreed = order.snapshot();
        return new OrderView.Agreed(
                agreed.lines().stream().map(it -> line(it, order, entitlements)).toList(),
                new OrderView.Buyer(
                        order.buyer().toString(),
                        agreed.buyer().email(),
                        agreed.buyer().name(),
                        agreed.buyer().country()),
                tax(agreed.tax()),
                new OrderView.Risk(
                        agreed.risk().score(), agreed.risk().decision(), agreed.risk().reasons()),
                agreed.coupon(),
                null,
                agreed.metadata());
    }

    /** An address on this server for others to follow. */
    String absolute(URI url) {
        return url.isAbsolute() ? url.toString() : settings.baseUrl() + url;
    }

    OrderView.Invoice invoice(Invoice invoice) {
        return new OrderView.Invoice(
                invoice.id().toString(),
                invoice.number(),
                settings.baseUrl() + "/v1/invoices/" + invoice.id() + ".pdf",
                Papers.isElectronic(invoice)
                        ? settings.baseUrl() + "/v1/invoices/" + invoice.id() + ".xml"
                        : null);
    }

    private static OrderView.Line line(
            Snapshot.Line line, Order order, List<Entitlement> entitlements) {
        return new OrderView.Line(
                line.shownId(),
                line.productId().toString(),
                line.priceId().toString(),
                line.name(),
                line.quantity(),
                line.unitAmount(),
                (line.inclusive() ? TaxBehavior.INCLUSIVE : TaxBehavior.EXCLUSIVE)
                        .name()
                        .toLowerCase(Locale.ROOT),
                line.net(),
                line.discount(),
                line.tax(),
                line.total(),
                line.rate(),
                deliveryStatus(line, order, entitlements).code());
    }

    /**
     * The least delivered of a line's units; a line without deliveries is delivered with payment.
     */
    private static DeliveryStatus deliveryStatus(
            Snapshot.Line line, Order order, List<Entitlement> entitlements) {
        List<DeliveryStatus> units =
                entitlements.stream()
                        .filter(it -> it.orderLineId().equals(line.id()))
                        .map(Entitlement::deliveryStatus)
                        .toList();
        if (units.isEmpty()) {
            return order.status().isPaid() ? DeliveryStatus.DELIVERED : DeliveryStatus.PENDING;
        }
        return List.of(
                        DeliveryStatus.FAILED,
                        DeliveryStatus.BACKORDERED,
                        DeliveryStatus.PENDING,
                        DeliveryStatus.DELIVERED,
                        DeliveryStatus.REVOKED)
                .stream()
                .filter(units::contains)
                .findFirst()
                .orElseThrow();
    }

    private static OrderView.Tax tax(Snapshot.TaxFacts tax) {
        return new OrderView.Tax(
                tax.country(),
                tax.region(),
                tax.treatment().name().toLowerCase(Locale.ROOT),
                tax.breakdown().stream()
                        .map(it ->
                                new OrderView.Group(
                                        it.jurisdiction(),
                                        it.taxType(),
                                        it.rate(),
                                        it.taxable(),
                                        it.tax()))
                        .toList(),
                tax.evidence(),
                tax.wording());
    }

    private OrderView.Entitlement entitlement(Entitlement it) {
        Entitlement.IssuedLicense license = it.license();
        return new OrderView.Entitlement(
                it.id().toString(),
                it.type(),
                it.status().code(),
                license == null
                        ? null
                        : new OrderView.License(license.id().toString(), license.key()),
                it.accessCode(),
                delivery.downloadUrl(it).orElse(null));
    }
}
