package dev.kontor.corrections;

import dev.kontor.buyers.Buyers;
import dev.kontor.exemptions.CertificateActive;
import dev.kontor.exemptions.Certificates;
import dev.kontor.exemptions.Cover;
import dev.kontor.filing.OpenPeriods;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderDesk;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.Orders;
import dev.kontor.orders.Snapshot;
import dev.kontor.platform.Database;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives the tax back that was charged before a certificate came (handbook 4.10, case 33): on the
 * buyer's sales that the certificate covers and whose period is open. One job looks for the orders,
 * each order is corrected by a job of its own; both may run again at any time, and do nothing
 * twice.
 */
final class LateCertificates {
    static final String FIND = "tax_certificate";
    static final String CORRECT = "tax_certificate_order";

    /** No period of a return is open for longer after it began. */
    private static final Duration OLDEST = Duration.ofDays(2 * 366);

    /** By then every process knows the certificate: what it sells from now on is exempt. */
    private static final Duration KNOWN = Duration.ofMinutes(2);

    private static final Duration AGAIN = Duration.ofHours(1);
    private static final int PAGE = 100;

    private final Database database;
    private final Jobs jobs;
    private final Certificates certificates;
    private final Buyers buyers;
    private final Orders orders;
    private final OrderDesk desk;
    private final OpenPeriods periods;
    private final Corrections corrections;

    LateCertificates(
            Database database,
            Jobs jobs,
            Certificates certificates,
            Buyers buyers,
            Orders orders,
            OrderDesk desk,
            OpenPeriods periods,
            Corrections corrections) {
        this.database = database;
        this.jobs = jobs;
        this.certificates = certificates;
        this.buyers = buyers;
        this.orders = orders;
        this.desk = desk;
        this.periods = periods;
        this.corrections = corrections;
        jobs.handle(FIND, this::find);
        jobs.handle(CORRECT, this::correct);
    }

    void active(Tx tx, CertificateActive event) {
        jobs.schedule(tx, event.vendor(), FIND, event.id().toString(), event.at());
    }

    /** Looks now, and once more when no process can charge the tax any longer. */
    private Optional<Instant> find(VendorId vendor, String key, Instant now) {
        UUID id = UUID.fromString(key);
        Optional<Cover> cover = certificates.cover(vendor, id);
        if (cover.isEmpty()) {
            return Optional.empty();
        }
        buyers.findByEmail(vendor, cover.get().email())
                .ifPresent(buyer -> {
                    OrderId after = null;
                    List<Order> page;
                    do {
                        page = desk.list(vendor, buyer.id(), null, after, PAGE);
                        schedule(vendor, id, cover.get(), page, now);
                        after = page.isEmpty() ? null : page.getLast().id();
                    } while (page.size() == PAGE && isRecent(page.getLast(), now));
                });
        Instant known = cover.get().since().plus(KNOWN);
        return now.isBefore(known) ? Optional.of(known) : Optional.empty();
    }

    private static boolean isRecent(Order order, Instant now) {
        return order.createdAt().isAfter(now.minus(OLDEST));
    }

    private void schedule(
            VendorId vendor, UUID certificate, Cover cover, List<Order> page, Instant now) {
        List<Order> due =
                page.stream()
                        .filter(it ->
                                isOpen(
                                        it,
                                        cover,
                                        Objects.requireNonNullElse(it.paidAt(), it.createdAt()),
                                        now))
                        .toList();
        if (!due.isEmpty()) {
            database.run(tx ->
                    due.forEach(it ->
                            jobs.schedule(tx, vendor, CORRECT, key(certificate, it.id()), now)));
        }
    }

    private static String key(UUID certificate, OrderId order) {
        return certificate + ":" + order;
    }

    private Optional<Instant> correct(VendorId vendor, String key, Instant now) {
        int colon = key.indexOf(':');
        Optional<Cover> cover =
                certificates.cover(vendor, UUID.fromString(key.substring(0, colon)));
        Order order = orders.find(vendor, OrderId.parse(key.substring(colon + 1))).orElseThrow();
        return cover.isEmpty() ? Optional.empty() : correct(order, cover.get(), now);
    }

    /** An order that is not paid yet is looked at again, for as long as it may still be paid. */
    private Optional<Instant> correct(Order order, Cover cover, Instant now) {
        Instant soldAt = order.paidAt();
        return switch (order.status()) {
            case AWAITING_PAYMENT, IN_REVIEW -> Optional.of(now.plus(AGAIN));
            case CANCELLED, REFUNDED -> Optional.empty();
            case PAID, FULFILLED ->
                    !isOpen(order, cover, soldAt, now)
                                    || corrections.certificateAccepted(
                                            order.vendor(), order.id(), cover.actor())
                            ? Optional.empty()
                            : Optional.of(now.plus(AGAIN));
        };
    }

    /** Whether the certificate covers it, and all of its tax belongs to open periods. */
    private boolean isOpen(Order order, Cover cover, @Nullable Instant soldAt, Instant now) {
        Snapshot.TaxFacts tax = order.snapshot().tax();
        return soldAt != null
                && cover.covers(tax.country(), tax.region(), soldAt)
                && tax.breakdown().stream().anyMatch(it -> it.tax() > 0)
                && tax.breakdown().stream()
                        .filter(it -> it.tax() > 0)
                        .allMatch(it ->
                                periods.isOpen(
                                        order.vendor(),
                                        it.jurisdiction(),
                                        it.taxType(),
                                        soldAt,
                                        now));
    }
}
