package dev.kontor.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.TestPlatform;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSender;

/** With a mail server mails are sent once, tried again, or given up. */
class S02_MailIsSent {
    private final MailFixture fixture = new MailFixture(true);
    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @AfterEach
    void close() {
        fixture.close();
        server.stop();
    }

    @Test
    void aMailArrivesWithItsFilesAndIsArchivedAsSent() throws Exception {
        QueuedMail mail = fixture.queue("ada@example.com");
        assertThat(mail.status()).isEqualTo("queued");
        fixture.worker(greenMail()).run(fixture.vendor.id());

        MimeMessage got = received().getFirst();
        assertThat(got.getSubject()).isEqualTo("Ihr Beleg 1 – grüße");
        assertThat(got.getAllRecipients()[0].toString()).isEqualTo("ada@example.com");
        assertThat(got.getReplyTo()[0].toString()).isEqualTo(fixture.vendor.supportEmail());
        assertThat(got.getMessageID()).isEqualTo("<" + mail.id() + "@kontor.example>");
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        got.writeTo(bytes);
        ArchivedMail sent = ArchivedMail.read(bytes.toByteArray());
        ArchivedMail archived = fixture.messages.read(mail);
        assertThat(sent.html().strip()).isEqualToNormalizingNewlines(archived.html().strip());
        assertThat(sent.files()).hasSize(1);
        assertThat(sent.files().getFirst().bytes()).isEqualTo(archived.files().getFirst().bytes());
        assertThat(fixture.now(mail).status()).isEqualTo("sent");
        assertThat(fixture.now(mail).sentAt()).isNotNull();
        assertThat(fixture.made).hasValue(1);
    }

    @Test
    void aCommitWakesTheWorkerByItself() {
        JavaMailSender sender = greenMail();
        try (DueWork poller = new DueWork(fixture.database, TestPlatform.clocks())) {
            poller.handle(Messages.KIND, fixture.worker(sender));
            poller.start();
            fixture.queue("ada@example.com");
            assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
        }
    }

    @Test
    void afterACrashTheSameMailComesUnderTheSameId() throws Exception {
        JavaMailSender sender = greenMail();
        QueuedMail mail = fixture.queue("ada@example.com");
        QueuedMail claimed =
                fixture.store
                        .claim(
                                fixture.vendor.id(),
                                TestPlatform.clocks().real(),
                                TestPlatform.clocks().real().plus(MailWorker.LEASE))
                        .orElseThrow();
        new MailServer(sender).send(fixture.messages.message(claimed));

        MailWorker restarted = fixture.worker(sender);
        restarted.run(fixture.vendor.id());
        assertThat(received()).as("still leased by the process that died").hasSize(1);
        TestPlatform.passTime(MailWorker.LEASE.plusSeconds(1));
        restarted.run(fixture.vendor.id());
        assertThat(received()).hasSize(2);
        assertThat(received().get(0).getMessageID()).isEqualTo(received().get(1).getMessageID());
        assertThat(fixture.now(mail).status()).isEqualTo("sent");
        assertThat(fixture.made).hasValue(1);
    }

    @Test
    void theSweepFindsMailsWhoseSignalWasLost() {
        fixture.queue("ada@example.com");
        assertThat(fixture.store.waiting()).contains(fixture.vendor.id());
        fixture.worker(greenMail()).sweep();
        int due =
                fixture.database.read(sql ->
                        sql.fetchCount(
                                DSL.selectOne()
                                        .from("platform.due_work")
                                        .where(
                                                "kind = 'mails' and vendor_id = {0}",
                                                DSL.val(fixture.vendor.id().value()))));
        assertThat(due).isEqualTo(1);
    }

    @Test
    void aRefusedRecipientBounces() {
        try (FakeSmtp fake = new FakeSmtp().answering("RCPT", "550 5.1.1 no such user")) {
            QueuedMail mail = fixture.queue("nobody@example.com");
            fixture.worker(sender(fake.port())).run(fixture.vendor.id());
            assertThat(fixture.now(mail).status()).isEqualTo("bounced");
            assertThat(fixture.now(mail).error()).isEqualTo("recipient refused");
        }
    }

    @Test
    void refusedContentIsGivenUpAndDeferredContentIsTriedAgain() {
        try (FakeSmtp fake = new FakeSmtp().answering(".", "554 5.7.1 spam")) {
            QueuedMail mail = fixture.queue("ada@example.com");
            fixture.worker(sender(fake.port())).run(fixture.vendor.id());
            assertThat(fixture.now(mail).status()).isEqualTo("bounced");
            assertThat(fixture.now(mail).error()).isEqualTo("refused with 554");
        }
        try (FakeSmtp fake = new FakeSmtp().answering("RCPT", "450 4.2.1 come back later")) {
            QueuedMail mail = fixture.queue("ada@example.com");
            MailWorker worker = fixture.worker(sender(fake.port()));
            worker.run(fixture.vendor.id());
            assertThat(fixture.now(mail).status()).isEqualTo("queued");
            assertThat(fixture.now(mail).attempts()).isEqualTo(1);
            assertThat(fixture.now(mail).error()).startsWith("deferred");
            for (Duration delay : MailWorker.DELAYS) {
                TestPlatform.passTime(delay.plusSeconds(1));
                worker.run(fixture.vendor.id());
            }
            assertThat(fixture.now(mail).status()).isEqualTo("failed");
        }
    }

    @Test
    void aServerThatIsDownCostsNoAttempt() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        QueuedMail mail = fixture.queue("ada@example.com");
        MailWorker worker = fixture.worker(sender(port));
        var next = worker.run(fixture.vendor.id());
        assertThat(fixture.now(mail).status()).isEqualTo("queued");
        assertThat(fixture.now(mail).attempts()).isZero();
        assertThat(next)
                .hasValueSatisfying(at ->
                        assertThat(at)
                                .isAfter(TestPlatform.clocks().real())
                                .isBefore(
                                        TestPlatform.clocks()
                                                .real()
                                                .plus(MailWorker.DOWN.plusSeconds(1))));
    }

    @Test
    void aSourceThatFailsDelaysItsOwnMailOnly() {
        fixture.messages.source(
                "broken",
                (vendor, subject, words) -> {
                    throw new IllegalStateException("a bug");
                });
        Mail good = fixture.mail("ada@example.com");
        fixture.database.run(tx ->
                fixture.messages.queue(
                        tx,
                        List.of(
                                new Mail(
                                        good.vendor(),
                                        "broken",
                                        good.subjectId(),
                                        good.recipient(),
                                        "en",
                                        good.at()),
                                good)));
        fixture.worker(greenMail()).run(fixture.vendor.id());
        assertThat(fixture.messages.latest(fixture.vendor.id(), null, 10))
                .extracting(QueuedMail::kind, QueuedMail::status)
                .containsExactlyInAnyOrder(tuple("receipt", "sent"), tuple("broken", "queued"));
    }

    private JavaMailSender greenMail() {
        server.start();
        return sender(server.getSmtp().getPort());
    }

    private List<MimeMessage> received() {
        return Arrays.asList(server.getReceivedMessages());
    }

    private static JavaMailSender sender(int port) {
        return SmtpSettings.parse("smtp://127.0.0.1:" + port).sender();
    }
}
