package dev.kontor.console.orders;

import dev.kontor.console.Badge;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.delivery.Entitlement;
import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.Invoice;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderStatus;
import dev.kontor.orders.Snapshot;
import dev.kontor.platform.Words;
import dev.kontor.refunds.RefundId;
import dev.kontor.refunds.RefundView;
import dev.kontor.refunds.Refunds;
import dev.kontor.tax.Tax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the page of an order from what every module knows of it. */
final class OrderSheets {
    private static final int MOST_REFUNDS = 100;

    private final PaymentSheet payments;
    private final GoodsSheet goods;
    private final PaperSheet papers;
    private final BookSheet books;
    private final History history;
    private final Refunds refunds;
    private final CorrectionForms corrections;
    private final Tax tax;

    OrderSheets(
            PaymentSheet payments,
            GoodsSheet goods,
            PaperSheet papers,
            BookSheet books,
            History history,
            Refunds refunds,
            CorrectionForms corrections,
            Tax tax) {
        this.payments = payments;
        this.goods = goods;
        this.papers = papers;
        this.books = books;
        this.history = history;
        this.refunds = refunds;
        this.corrections = corrections;
        this.tax = tax;
    }

    OrderSheet of(Order order, Staff staff) {
        Words words = staff.words();
        Figures figures = new Figures(order, staff);
        Optional<Invoice> invoice = papers.invoice(order);
        List<CreditNote> notes = invoice.map(papers::creditNotes).orElse(List.of());
        List<Entitlement> entitlements = goods.entitlements(order, staff);
        List<RefundView> made =
                refunds.list(order.vendor(), order.id(), null, MOST_REFUNDS).reversed();
        List<UUID> refunded = made.stream().map(it -> RefundId.parse(it.id()).value()).toList();
        return new OrderSheet(
                order.snapshot().number(),
                Badge.order(words, order.status().word()),
                words.money(order.gross()),
                staff.moment(order.createdAt()),
                refundHref(order, made, staff),
                reviewHref(order, staff),
                order.status().isPaid() && staff.may(Task.SUPPORT)
                        ? OrderRow.path(order.id().toString()) + "/resend"
                        : null,
                correctHref(order, invoice, staff),
                figures.lines(),
                figures.sums(),
                figures.after(),
                buyer(order.snapshot().buyer(), words),
                figures.tax(tax.explain(order.vendor(), order.id().value(), words)),
                payments.of(order, staff),
                risk(order.snapshot().risk(), words),
                entitlements.stream().map(it -> GoodsSheet.good(it, order, words)).toList(),
                PaperSheet.papers(invoice, notes, staff),
                made.stream().map(it -> refund(it, staff)).toList(),
                corrections.made(order, staff),
                books.of(order, staff),
                papers.mails(
                        Stream.concat(Stream.of(order.id().value()), refunded.stream()).toList(),
                        staff),
                history.of(
                        staff,
                        objects(order, invoice, notes, entitlements, refunded),
                        Stream.concat(
                                        Stream.of(order.id().toString()),
                                        made.stream().map(RefundView::id))
                                .toList()));
    }

    private static List<UUID> objects(
            Order order,
            Optional<Invoice> invoice,
            List<CreditNote> notes,
            List<Entitlement> entitlements,
            List<UUID> refunds) {
        List<UUID> objects = new ArrayList<>(refunds);
        objects.add(order.id().value());
        objects.add(order.payment().value());
        invoice.ifPresent(it -> objects.add(it.id().value()));
        notes.forEach(it -> objects.add(it.id().value()));
        entitlements.forEach(it -> objects.add(it.id().value()));
        return objects;
    }

    private static @Nullable String refundHref(Order order, List<RefundView> made, Staff staff) {
        long claimed =
                made.stream()
                        .filter(it -> !it.status().equals("cancelled"))
                        .mapToLong(RefundView::amount)
                        .sum();
        boolean open = order.status().isPaid() && claimed < order.total();
        return open && staff.may(Task.REFUND)
                ? OrderRow.path(order.id().toString()) + "/refund"
                : null;
    }

    private static @Nullable String correctHref(
            Order order, Optional<Invoice> invoice, Staff staff) {
        boolean open =
                order.status().isPaid()
                        && invoice.filter(it -> it.credited() < it.total()).isPresent();
        return open && staff.may(Task.REFUND)
                ? OrderRow.path(order.id().toString()) + "/correct"
                : null;
    }

    private static @Nullable String reviewHref(Order order, Staff staff) {
        return order.status() == OrderStatus.IN_REVIEW && staff.may(Task.REVIEW)
                ? "/console/reviews#" + order.id()
                : null;
    }

    private static List<Fact> buyer(Snapshot.Buyer buyer, Words words) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.get("console.buyer.email"), buyer.email()));
        add(facts, words.get("console.buyer.name"), buyer.name());
        add(facts, words.get("console.buyer.address"), address(buyer));
        facts.add(new Fact(words.get("console.buyer.country"), words.country(buyer.country())));
        add(facts, words.get("console.buyer.tax_id"), buyer.taxId());
        facts.add(
                new Fact(
                        words.get("console.buyer.kind"),
                        words.get(
                                buyer.business()
                                        ? "console.buyer.business"
                                        : "console.buyer.consumer")));
        return facts;
    }

    private static @Nullable String address(Snapshot.Buyer buyer) {
        String place =
                Stream.of(buyer.postalCode(), buyer.city(), buyer.region())
                        .filter(it -> it != null && !it.isBlank())
                        .reduce((a, b) -> a + " " + b)
                        .orElse("");
        String line = buyer.line1();
        String whole = line == null || line.isBlank() ? place : line + ", " + place;
        return whole.isBlank() ? null : whole;
    }

    private static void add(List<Fact> facts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(label, value));
        }
    }

    private static OrderSheet.Risk risk(Snapshot.Risk risk, Words words) {
        String decision = risk.decision().toLowerCase(Locale.ROOT);
        return new OrderSheet.Risk(
                words.get("console.risk.score", risk.score()),
                words.get("console.risk.decision." + decision),
                risk.reasons().stream().map(it -> RiskWords.reason(words, it)).toList());
    }

    private static OrderSheet.Refund refund(RefundView it, Staff staff) {
        return new OrderSheet.Refund(
                "/console/refunds/" + it.id(),
                staff.money(it.amount(), it.currency()),
                Badge.refund(staff.words(), it.status()),
                staff.words().get("console.refund.reason." + it.reason()),
                staff.moment(it.createdAt()));
    }
}
