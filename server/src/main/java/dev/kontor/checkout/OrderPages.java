package dev.kontor.checkout;

import dev.kontor.checkout.CheckoutPage.Line;
import dev.kontor.checkout.CheckoutPage.Row;
import dev.kontor.gateway.PaymentMethod;
import dev.kontor.gateway.PaymentMethods;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Invoices;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderView;
import dev.kontor.orders.Orders;
import dev.kontor.papers.MethodWords;
import dev.kontor.platform.Money;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.Icon;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the page of an order. */
final class OrderPages {
    /**
     * The heading of an order's state.
     *
     * @param running whether the outcome is still open
     */
    private record State(Icon icon, String title, String lead, boolean running) {}

    private final Orders orders;
    private final Invoices invoices;
    private final OrderGoods goods;

    OrderPages(Orders orders, Invoices invoices, OrderGoods goods) {
        this.orders = orders;
        this.invoices = invoices;
        this.goods = goods;
    }

    /**
     * The page.
     *
     * @param path at which it is shown
     * @param again where a new attempt begins; null on the order page
     * @param action where the buyer confirms; null when unknown
     * @param back where the vendor wants the buyer to go on
     */
    OrderPage page(
            Vendor vendor,
            OrderView order,
            Words words,
            String path,
            @Nullable String again,
            @Nullable String action,
            @Nullable String back) {
        OrderPapers papers = papers(vendor, order, words);
        State state = state(words, order, papers);
        boolean failed = isFailed(order);
        boolean paid = isPaid(order) && !papers.isBeingRefunded();
        boolean waits =
                order.progress().status().equals("awaiting_payment")
                        && order.results().payment().status().equals("requires_action");
        OrderId id = OrderId.parse(order.id());
        String page = "/o/" + orders.tokens().of(vendor, id);
        String number = URLEncoder.encode(order.number(), StandardCharsets.UTF_8);
        return new OrderPage(
                words,
                path,
                vendor.name(),
                vendor.entity().legalName(),
                !vendor.live(),
                state.icon(),
                state.title(),
                state.lead(),
                state.running(),
                waits ? action : null,
                failed || waits ? again : null,
                paid ? goods.of(vendor, order, words) : List.of(),
                receipt(vendor, papers, words),
                papers.papers(page),
                order.results().invoice() == null && !order.progress().status().equals("cancelled"),
                page,
                paid ? next(words, order) : List.of(),
                "/help?order=" + number,
                "/help?topic=refund&order=" + number,
                back == null
                        ? null
                        : new OrderPage.Link(words.get("order.back", vendor.name()), back),
                CheckoutPages.languages(words));
    }

    private OrderPapers papers(Vendor vendor, OrderView order, Words words) {
        List<Invoice> issued =
                order.results().invoice() == null
                        ? List.of()
                        : invoices.allOfOrder(vendor.id(), OrderId.parse(order.id()).value());
        return new OrderPapers(
                order, issued, issued.isEmpty() ? List.of() : invoices.creditNotes(issued), words);
    }

    private static boolean isPaid(OrderView order) {
        return switch (order.progress().status()) {
            case "paid", "fulfilled" -> true;
            default -> false;
        };
    }

    private static boolean isFailed(OrderView order) {
        return order.progress().status().equals("cancelled")
                || (order.progress().status().equals("awaiting_payment")
                        && (order.results().payment().status().equals("failed")
                                || order.results().payment().status().equals("canceled")));
    }

    private static State state(Words words, OrderView order, OrderPapers papers) {
        return switch (order.progress().status()) {
            case "paid", "fulfilled" ->
                    papers.isBeingRefunded()
                            ? backed(words, order, "order.refunding", papers.onItsWay())
                            : new State(
                                    Icon.CHECK,
                                    thanks(words, order),
                                    thanksLead(words, order),
                                    false);
            case "in_review" -> of(words, Icon.SHIELD, "order.review", false);
            case "refunded" ->
                    backed(words, order, "order.refunded", order.amounts().refundedTotal());
            case "cancelled" ->
                    new State(
                            Icon.CLOSE,
                            words.get("order.cancelled"),
                            words.get(detail("order.cancelled_detail", order, words)),
                            false);
            default -> unpaid(words, order);
        };
    }

    private static State unpaid(Words words, OrderView order) {
        return switch (order.results().payment().status()) {
            case "failed", "canceled" ->
                    new State(
                            Icon.WARN,
                            words.get("order.failed"),
                            words.get(detail("order.failed_detail", order, words)),
                            false);
            case "requires_action" -> of(words, Icon.LOCK, "order.action", false);
            case "pending" -> of(words, Icon.CLOCK, "order.waiting", true);
            default -> of(words, Icon.CLOCK, "order.checking", true);
        };
    }

    /** Cards are spoken of to who pays by card; a bank that does not pay, to who is debited. */
    private static String detail(String key, OrderView order, Words words) {
        PaymentMethod method = PaymentMethods.find(order.results().payment().method());
        if (method == null) {
            return key;
        }
        String own = key + "." + method.flow().name().toLowerCase(Locale.ROOT);
        return words.has(own) ? own : key;
    }

    private static State of(Words words, Icon icon, String key, boolean running) {
        return new State(icon, words.get(key), words.get(key + "_detail"), running);
    }

    private static State backed(Words words, OrderView order, String key, long amount) {
        String detail = words.get(key + "_detail", money(words, order, amount));
        return new State(Icon.UNDO, words.get(key), detail, false);
    }

    private static String thanks(Words words, OrderView order) {
        String name = order.agreed().buyer().name();
        return name == null || name.isBlank()
                ? words.get("order.thanks")
                : words.get("order.thanks_name", name);
    }

    private static String thanksLead(Words words, OrderView order) {
        return order.amounts().partiallyRefunded()
                ? words.get(
                        "order.partially_refunded",
                        money(words, order, order.amounts().refundedTotal()))
                : words.get("order.mailed", order.agreed().buyer().email());
    }

    private static OrderPage.Receipt receipt(Vendor vendor, OrderPapers papers, Words words) {
        OrderView order = papers.order();
        List<Line> lines =
                order.agreed().lines().stream()
                        .map(it ->
                                new Line(
                                        it.name(),
                                        it.quantity() == 1
                                                ? null
                                                : words.get("checkout.quantity", it.quantity()),
                                        money(words, order, listed(it))))
                        .toList();
        return new OrderPage.Receipt(
                lines,
                sums(papers, words),
                money(words, order, order.amounts().total()),
                papers.refunds(),
                facts(vendor, papers, words));
    }

    private static List<Row> sums(OrderPapers papers, Words words) {
        OrderView order = papers.order();
        List<Row> rows = new ArrayList<>();
        if (order.amounts().discountTotal() > 0) {
            rows.add(
                    new Row(
                            order.agreed().coupon() == null
                                    ? words.get("checkout.discount")
                                    : words.get("checkout.discount_code", order.agreed().coupon()),
                            money(words, order, -order.amounts().discountTotal())));
        }
        long taxFree = taxFree(order);
        if (taxFree != 0) {
            rows.add(new Row(words.get("checkout.tax_off"), money(words, order, -taxFree)));
        }
        rows.add(
                new Row(
                        words.get("checkout.subtotal"),
                        money(words, order, order.amounts().subtotal())));
        order.agreed().tax().breakdown().stream()
                .filter(it -> it.tax() != 0)
                .map(it ->
                        new Row(
                                words.get(
                                        "checkout.tax_row",
                                        tax(words, it.taxType()),
                                        new BigDecimal(it.rate())),
                                money(words, order, it.tax())))
                .forEach(rows::add);
        rows.addAll(papers.nationalTax());
        return rows;
    }

    /** The tax in list prices that this buyer did not pay. */
    private static long taxFree(OrderView order) {
        return order.agreed().lines().stream()
                .filter(it -> it.tax() == 0)
                .mapToLong(it -> listed(it) - it.discount() - it.total())
                .sum();
    }

    /**
     * A line before its discount: what it comes to, so that the sum is right where pieces share a
     * cent; or its list price, where the tax in that is not charged.
     */
    private static long listed(OrderView.Line it) {
        long listed = Math.multiplyExact(it.unitAmount(), it.quantity());
        long charged = it.taxBehavior().equals("inclusive") ? it.total() : it.net();
        long exact = charged + it.discount();
        return it.tax() == 0 && listed - exact >= it.quantity() ? listed : exact;
    }

    private static String tax(Words words, String type) {
        String key = "checkout.tax." + type;
        return words.get(words.has(key) ? key : "checkout.tax_open");
    }

    private static List<Row> facts(Vendor vendor, OrderPapers papers, Words words) {
        OrderView order = papers.order();
        List<Row> facts = new ArrayList<>();
        facts.add(new Row(words.get("order.number"), order.number()));
        facts.add(
                new Row(
                        words.get("order.date"),
                        words.time(order.progress().createdAt(), vendor.entity().zone())));
        if (order.progress().paidAt() != null) {
            facts.add(new Row(words.get("order.paid_with"), method(words, order)));
        }
        if (order.results().invoice() != null) {
            facts.add(
                    new Row(words.get("order.invoice_number"), order.results().invoice().number()));
        }
        papers.supplied().ifPresent(facts::add);
        facts.add(new Row(words.get("order.buyer"), order.agreed().buyer().email()));
        facts.add(new Row(words.get("order.seller"), vendor.entity().legalName()));
        return facts;
    }

    private static String method(Words words, OrderView order) {
        String method = order.results().payment().method();
        return method.equals("card") ? words.get("order.card") : MethodWords.of(method, words);
    }

    private static List<String> next(Words words, OrderView order) {
        return List.of(
                words.get("order.next_mail", order.agreed().buyer().email()),
                words.get("order.next_keep"),
                words.get("order.next_help"));
    }

    private static String money(Words words, OrderView order, long minor) {
        return words.money(Money.of(minor, order.amounts().currency()));
    }
}
