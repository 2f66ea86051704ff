package dev.kontor.orders;

import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Invoices;
import dev.kontor.messages.Attachment;
import dev.kontor.messages.Block;
import dev.kontor.messages.MailContent;
import dev.kontor.messages.Messages;
import dev.kontor.papers.Papers;
import dev.kontor.platform.Money;
import dev.kontor.platform.Settings;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What the mails about orders say: receipt, late delivery, and the refusal. */
final class OrderMails {
    static final String RECEIPT = "receipt";
    static final String DELIVERY = "delivery";
    static final String REJECTED = "review_rejected";

    private final Settings settings;
    private final Vendors vendors;
    private final Invoices invoices;
    private final Papers papers;
    private final OrderStore store;
    private final MailedGoods goods;

    OrderMails(
            Settings settings,
            Vendors vendors,
            Invoices invoices,
            Papers papers,
            OrderStore store,
            MailedGoods goods) {
        this.settings = settings;
        this.vendors = vendors;
        this.invoices = invoices;
        this.papers = papers;
        this.store = store;
        this.goods = goods;
    }

    void register(Messages messages) {
        messages.source(RECEIPT, this::receipt);
        messages.source(DELIVERY, this::delivery);
        messages.source(REJECTED, this::rejected);
    }

    private MailContent receipt(VendorId id, UUID subject, Words words) {
        Order order = store.find(id, new OrderId(subject)).orElseThrow();
        Vendor vendor = vendors.get(id);
        Invoice invoice = invoices.ofOrder(id, subject).orElseThrow();
        Snapshot agreed = order.snapshot();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(words.get("receipt.intro")));
        blocks.add(bill(order, words));
        blocks.add(new Block.Section(words.get("receipt.access")));
        blocks.addAll(goods.of(order, words));
        blocks.add(new Block.Button(words.get("receipt.order_page"), goods.page(order)));
        blocks.add(facts(order, vendor, invoice, words));
        blocks.addAll(legal(order, vendor, words));
        byte[] pdf = papers.pdf(id, invoice.id());
        return MailContent.of(
                        words.get("receipt.subject", agreed.number(), vendor.name()),
                        words.get("receipt.preview", words.money(order.gross())),
                        words.get("receipt.heading"),
                        blocks)
                .with(
                        List.of(
                                new Attachment(
                                        invoice.number() + ".pdf", "application/pdf", () -> pdf)));
    }

    /**
     * What was still to come is there. Everything is told once more, so that it is in one place.
     */
    private MailContent delivery(VendorId id, UUID subject, Words words) {
        Order order = store.find(id, new OrderId(subject)).orElseThrow();
        Vendor vendor = vendors.get(id);
        String number = order.snapshot().number();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(words.get("receipt.delivery.intro", number)));
        blocks.addAll(goods.of(order, words));
        blocks.add(new Block.Button(words.get("receipt.order_page"), goods.page(order)));
        blocks.add(
                new Block.Facts(
                        List.of(
                                new Block.Fact(words.get("receipt.facts.order"), number),
                                new Block.Fact(
                                        words.get("receipt.facts.date"),
                                        words.time(order.createdAt(), vendor.entity().zone())))));
        return MailContent.of(
                words.get("receipt.delivery.subject", number, vendor.name()),
                words.get("receipt.delivery.preview"),
                words.get("receipt.delivery.heading"),
                blocks);
    }

    private static Block.Bill bill(Order order, Words words) {
        List<Block.Item> items = new ArrayList<>();
        for (Snapshot.Line line : order.snapshot().lines()) {
            String unit = words.money(new Money(line.unitAmount(), order.currency()));
            items.add(
                    new Block.Item(
                            line.name(),
                            line.quantity() == 1
                                    ? null
                                    : words.get("receipt.quantity", line.quantity(), unit),
                            words.money(new Money(line.total(), order.currency()))));
        }
        List<Block.Item> sums = new ArrayList<>();
        sums.add(sum(words.get("receipt.net"), order.net(), order, words));
        order.snapshot().tax().breakdown().stream()
                .filter(group -> group.tax() != 0)
                .forEach(group ->
                        sums.add(
                                sum(
                                        words.get("receipt.tax", group.name(), group.rate()),
                                        group.tax(),
                                        order,
                                        words)));
        sums.add(sum(words.get("receipt.total"), order.total(), order, words));
        return new Block.Bill(items, sums);
    }

    private static Block.Item sum(String label, long amount, Order order, Words words) {
        return new Block.Item(label, null, words.money(new Money(amount, order.currency())));
    }

    private static Block.Facts facts(Order order, Vendor vendor, Invoice invoice, Words words) {
        return new Block.Facts(
                List.of(
                        new Block.Fact(words.get("receipt.facts.order"), order.snapshot().number()),
                        new Block.Fact(
                                words.get("receipt.facts.date"),
                                words.time(order.createdAt(), vendor.entity().zone())),
                        new Block.Fact(words.get("receipt.facts.invoice"), invoice.number())));
    }

    /**
     * The confirmation on a durable medium (handbook 10.1): consent, acknowledgement, how to
     * withdraw.
     */
    private List<Block> legal(Order order, Vendor vendor, Words words) {
        List<Block> blocks = new ArrayList<>();
        String withdrawal = Withdrawals.of(order.snapshot()).name().toLowerCase(Locale.ROOT);
        blocks.add(
                new Block.SmallPrint(
                        words.get(
                                "receipt.consents",
                                words.time(order.createdAt(), vendor.entity().zone()))));
        if (!withdrawal.equals("none")) {
            blocks.add(new Block.Section(words.get("receipt.withdrawal")));
            blocks.add(new Block.SmallPrint(words.get("invoice.withdrawal." + withdrawal)));
            blocks.add(new Block.SmallPrint(words.get("receipt.withdraw_page", withdrawal(order))));
        }
        return blocks;
    }

    /** The form, with the order and what it is about already in it. */
    private String withdrawal(Order order) {
        return settings.baseUrl()
                + "/help?topic=refund&order="
                + URLEncoder.encode(order.snapshot().number(), StandardCharsets.UTF_8);
    }

    private MailContent rejected(VendorId id, UUID subject, Words words) {
        String number = store.find(id, new OrderId(subject)).orElseThrow().snapshot().number();
        return MailContent.of(
                words.get("review.subject", number),
                words.get("review.heading"),
                words.get("review.heading"),
                List.of(new Block.Paragraph(words.get("review.text", number))));
    }
}
