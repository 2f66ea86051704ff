package dev.kontor.refunds;

import dev.kontor.messages.Attachment;
import dev.kontor.messages.Block;
import dev.kontor.messages.MailContent;
import dev.kontor.messages.MailSource;
import dev.kontor.orders.Order;
import dev.kontor.orders.Orders;
import dev.kontor.papers.Papers;
import dev.kontor.platform.Database;
import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Tells the buyer that money is on its way back, with the credit note attached. */
final class RefundMail implements MailSource {
    static final String KIND = "refund";

    private final Database database;
    private final Vendors vendors;
    private final Orders orders;
    private final Papers papers;
    private final String baseUrl;
    private final RefundStore store;

    RefundMail(
            Database database,
            Vendors vendors,
            Orders orders,
            Papers papers,
            String baseUrl,
            RefundStore store) {
        this.database = database;
        this.vendors = vendors;
        this.orders = orders;
        this.papers = papers;
        this.baseUrl = baseUrl;
        this.store = store;
    }

    @Override
    public MailContent content(VendorId vendor, UUID subject, Words words) {
        Refund refund =
                database.read(sql -> store.find(sql, vendor, new RefundId(subject))).orElseThrow();
        Order order = orders.find(vendor, refund.order()).orElseThrow();
        Refund.Approval approval = Objects.requireNonNull(refund.approval());
        String amount = words.money(refund.amount());
        String number = order.snapshot().number();
        return MailContent.of(
                        words.get("refund.mail.subject", amount),
                        words.get("refund.mail.preview", number),
                        words.get("refund.mail.heading", amount),
                        blocks(refund, approval, order, words))
                .with(List.of(creditNote(refund, approval)));
    }

    private List<Block> blocks(Refund refund, Refund.Approval approval, Order order, Words words) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(words.get("refund.mail.sent", order.snapshot().number())));
        blocks.add(new Block.Bill(items(refund, order, words), sums(refund, approval, words)));
        if (refund.lines().stream().anyMatch(it -> isWhole(it, order))) {
            blocks.add(new Block.Paragraph(words.get("refund.mail.ended")));
        }
        blocks.add(
                new Block.Paragraph(
                        words.get("refund.mail.credit_note", approval.creditNoteNumber())));
        String token = orders.tokens().of(vendors.get(refund.vendor()), refund.order());
        blocks.add(new Block.Link(words.get("refund.mail.order"), baseUrl + "/o/" + token));
        return blocks;
    }

    private static boolean isWhole(Refund.Line line, Order order) {
        return line.amount() == order.snapshot().lines().get(line.no()).total();
    }

    private static List<Block.Item> items(Refund refund, Order order, Words words) {
        return refund.lines().stream()
                .map(it ->
                        new Block.Item(
                                order.snapshot().lines().get(it.no()).name(),
                                null,
                                words.money(money(refund, it.amount()))))
                .toList();
    }

    private static List<Block.Item> sums(Refund refund, Refund.Approval approval, Words words) {
        return List.of(
                new Block.Item(
                        words.get("refund.mail.tax"),
                        null,
                        words.money(money(refund, approval.tax()))),
                new Block.Item(words.get("refund.mail.total"), null, words.money(refund.amount())));
    }

    private static Money money(Refund refund, long minor) {
        return new Money(minor, refund.amount().currency());
    }

    private Attachment creditNote(Refund refund, Refund.Approval approval) {
        return new Attachment(
                approval.creditNoteNumber() + ".pdf",
                "application/pdf",
                () -> papers.pdf(refund.vendor(), approval.creditNote()));
    }
}
