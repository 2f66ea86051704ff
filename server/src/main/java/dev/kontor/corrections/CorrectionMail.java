package dev.kontor.corrections;

import dev.kontor.messages.Attachment;
import dev.kontor.messages.Block;
import dev.kontor.messages.MailContent;
import dev.kontor.messages.MailSource;
import dev.kontor.orders.Order;
import dev.kontor.orders.Orders;
import dev.kontor.papers.Papers;
import dev.kontor.platform.Database;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendors;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Brings the buyer the new invoice and the credit note, and tells what goes back. */
final class CorrectionMail implements MailSource {
    static final String KIND = "correction";

    private final Database database;
    private final Vendors vendors;
    private final Orders orders;
    private final Papers papers;
    private final String baseUrl;
    private final CorrectionStore store;

    CorrectionMail(
            Database database,
            Vendors vendors,
            Orders orders,
            Papers papers,
            String baseUrl,
            CorrectionStore store) {
        this.database = database;
        this.vendors = vendors;
        this.orders = orders;
        this.papers = papers;
        this.baseUrl = baseUrl;
        this.store = store;
    }

    @Override
    public MailContent content(VendorId vendor, UUID subject, Words words) {
        Correction it =
                database.read(sql -> store.find(sql, vendor, new CorrectionId(subject)))
                        .orElseThrow();
        Order order = orders.find(vendor, it.order()).orElseThrow();
        String number = order.snapshot().number();
        return MailContent.of(
                        words.get("refund.correction.subject", it.invoiceNumber()),
                        words.get("refund.correction.preview", number),
                        words.get("refund.correction.heading"),
                        blocks(it, number, words))
                .with(List.of(invoice(it), creditNote(it)));
    }

    private List<Block> blocks(Correction it, String number, Words words) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(words.get("refund.correction.attached", number)));
        blocks.add(
                new Block.Facts(
                        List.of(
                                new Block.Fact(
                                        words.get("refund.correction.invoice"), it.invoiceNumber()),
                                new Block.Fact(
                                        words.get("refund.correction.credit_note"),
                                        it.creditNoteNumber()))));
        if (it.refund() != null) {
            blocks.add(
                    new Block.Paragraph(
                            words.get("refund.correction.returned", words.money(it.returned()))));
        }
        String token = orders.tokens().of(vendors.get(it.vendor()), it.order());
        blocks.add(new Block.Link(words.get("refund.mail.order"), baseUrl + "/o/" + token));
        return blocks;
    }

    private Attachment invoice(Correction it) {
        return new Attachment(
                it.invoiceNumber() + ".pdf",
                "application/pdf",
                () -> papers.pdf(it.vendor(), it.invoice()));
    }

    private Attachment creditNote(Correction it) {
        return new Attachment(
                it.creditNoteNumber() + ".pdf",
                "application/pdf",
                () -> papers.pdf(it.vendor(), it.creditNote()));
    }
}
