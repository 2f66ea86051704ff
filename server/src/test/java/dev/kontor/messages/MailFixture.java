package dev.kontor.messages;

import dev.kontor.platform.Database;
import dev.kontor.platform.DueSignals;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Settings;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.Words;
import dev.kontor.vendors.TestVendors;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.Pages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.mail.javamail.JavaMailSender;

/** The module with one kind of mail, {@code receipt}. */
final class MailFixture implements AutoCloseable {
    final Database database = TestPlatform.database();
    final Vendor vendor = TestVendors.sandbox();
    final AtomicInteger made = new AtomicInteger();
    final MailStore store = new MailStore(database, TestPlatform.vault());
    final DueSignals signals =
            new DueSignals(
                    Messages.KIND,
                    any -> true,
                    database,
                    TestPlatform.dueWork(),
                    TestPlatform.clocks());
    final MailComposer composer;
    final Messages messages;

    MailFixture(boolean sends) {
        Settings settings =
                Settings.of(
                        Map.of(
                                        "KONTOR_MAIL_FROM", "rechnung@kontor.example",
                                        "KONTOR_PUBLIC_URL", "https://shop.kontor.example")
                                ::get);
        composer = new MailComposer(TestVendors.vendors(), new Pages(), settings);
        messages = new Messages(store, composer, TestPlatform.clocks(), sends, signals);
        messages.source("receipt", (vendorId, subject, words) -> receipt(words));
    }

    /** A mail with every kind of block and a file. */
    MailContent receipt(Words words) {
        int number = made.incrementAndGet();
        return MailContent.of(
                        "Ihr Beleg " + number + " – grüße",
                        "Danke für Ihren Kauf",
                        "Danke, Ada!",
                        List.of(
                                new Block.Paragraph("Erste Zeile\nzweite <b>Zeile</b>"),
                                new Block.KeyBox("Lizenzschlüssel", "AB12-CD34"),
                                new Block.Button(
                                        "Zur Bestellung", "https://shop.example/o/1?a=1&b=2"),
                                new Block.Link("Widerruf", "https://shop.example/withdraw"),
                                new Block.Section("Rechnung"),
                                new Block.Facts(List.of(new Block.Fact("Nummer", "EU-1"))),
                                new Block.Bill(
                                        List.of(
                                                new Block.Item(
                                                        "Editor", "1 × 100,00 €", "100,00 €"),
                                                new Block.Item("Hilfe", null, "0,00 €")),
                                        List.of(
                                                new Block.Item("USt", "19 %", "19,00 €"),
                                                new Block.Item("Summe", null, "119,00 €"))),
                                new Block.Quote("Was war das?"),
                                new Block.SmallPrint("Sie haben zugestimmt.")))
                .with(
                        List.of(
                                new Attachment(
                                        "Rechnung Ä 1.pdf",
                                        "application/pdf",
                                        () -> "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8))));
    }

    QueuedMail queue(String recipient) {
        database.run(tx -> messages.queue(tx, List.of(mail(recipient))));
        return messages.latest(vendor.id(), null, 1).getFirst();
    }

    Mail mail(String recipient) {
        return new Mail(
                vendor.id(),
                "receipt",
                Ids.next(),
                recipient,
                "de",
                TestPlatform.clocks().now(vendor.id()));
    }

    QueuedMail now(QueuedMail mail) {
        return messages.find(mail.vendor(), mail.id()).orElseThrow();
    }

    MailWorker worker(JavaMailSender sender) {
        return new MailWorker(
                database,
                store,
                messages,
                new MailServer(sender),
                TestPlatform.dueWork(),
                TestPlatform.clocks());
    }

    @Override
    public void close() {
        signals.close();
    }
}
