package dev.kontor.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Queueing renders nothing; the first reading makes the mail, later ones find it. */
class S01_MailIsMadeOnce {
    private final MailFixture fixture = new MailFixture(false);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void queueingIsCheapAndReadingMakesTheMailOnce() {
        fixture.database.run(tx ->
                fixture.messages.queue(
                        tx,
                        List.of(
                                fixture.mail("ada@example.com"),
                                fixture.mail("grace@example.com"),
                                fixture.mail("alan@example.com"))));
        List<QueuedMail> mails = fixture.messages.latest(fixture.vendor.id(), null, 10);
        assertThat(mails)
                .extracting(QueuedMail::recipient)
                .containsExactly("alan@example.com", "grace@example.com", "ada@example.com");
        assertThat(mails).extracting(QueuedMail::status).containsOnly("kept");
        assertThat(fixture.made).hasValue(0);

        ArchivedMail first = fixture.messages.read(mails.getLast());
        ArchivedMail again = fixture.messages.read(mails.getLast());
        assertThat(fixture.made).hasValue(1);
        assertThat(again.html()).isEqualTo(first.html());
        assertThat(first.subject()).isEqualTo("Ihr Beleg 1 – grüße");
        assertThat(first.to()).isEqualTo("ada@example.com");
        assertThat(first.from())
                .isEqualTo(fixture.vendor.entity().legalName() + " <rechnung@kontor.example>");
        assertThat(first.text()).contains("Danke, Ada!");
        assertThat(first.html()).contains("AB12-CD34");
        assertThat(first.files())
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.name()).isEqualTo("Rechnung Ä 1.pdf");
                    assertThat(file.mediaType()).isEqualTo("application/pdf");
                    assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                            .isEqualTo("%PDF-1.7 …");
                });
    }

    @Test
    void addressAndContentAreSealedAtRest() {
        QueuedMail mail = fixture.queue("ada@example.com");
        fixture.messages.read(mail);
        String rows =
                fixture.database.read(sql ->
                        sql.fetch(
                                        """
                                        select encode(m.recipient, 'escape') || encode(a.message, 'escape')
                                        from messages.mails m join messages.mail_archive a
                                          on a.vendor_id = m.vendor_id and a.mail_id = m.id
                                        where m.vendor_id = {0}
                                        """,
                                        DSL.val(fixture.vendor.id().value()))
                                .getValues(0, String.class)
                                .toString());
        assertThat(rows).doesNotContain("ada@example.com").doesNotContain("multipart");
    }

    @Test
    void aKindHasOneSource() {
        assertThatThrownBy(() ->
                        fixture.messages.source(
                                "receipt", (vendor, subject, words) -> fixture.receipt(words)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theWrongMailServerSettingStopsTheStart() {
        assertThatThrownBy(() -> SmtpSettings.parse("http://mail.example"))
                .hasMessageContaining("smtp://");
        SmtpSettings smtp = SmtpSettings.parse("smtp://ada%40kontor:p%2Fw%3A+1@mail.example");
        assertThat(smtp)
                .isEqualTo(new SmtpSettings("smtp", "mail.example", 587, "ada@kontor", "p/w:+1"));
        assertThat(smtp.toString()).doesNotContain("p/w");
        assertThat(SmtpSettings.parse("smtps://mail.example").port()).isEqualTo(465);
    }
}
