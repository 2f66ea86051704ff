package dev.kontor.messages;

import dev.kontor.platform.Settings;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Pages;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Makes the whole message of a mail: headers, plain text, HTML, files. The merchant of record is
 * the sender; its name and address are in every mail.
 */
final class MailComposer {
    private final Map<String, MailSource> sources = new ConcurrentHashMap<>();
    private final Vendors vendors;
    private final Pages pages;
    private final String home;
    private final Optional<String> from;

    MailComposer(Vendors vendors, Pages pages, Settings settings) {
        this.vendors = vendors;
        this.pages = pages;
        this.home = settings.baseUrl();
        this.from = settings.get("KONTOR_MAIL_FROM");
    }

    void register(String kind, MailSource source) {
        if (sources.putIfAbsent(kind, source) != null) {
            throw new IllegalStateException("two sources of mails of kind " + kind);
        }
    }

    /**
     * A mail, made.
     *
     * @param message the whole of it (RFC 5322)
     */
    record Composed(String subject, byte[] message) {}

    /** Makes the message. The same mail always gets the same Message-ID. */
    Composed compose(QueuedMail mail) {
        MailContent content = content(mail);
        Words words = Words.of(mail.locale());
        try {
            return new Composed(
                    content.subject(), message(mail, paper(mail.vendor(), content, words)));
        } catch (MessagingException e) {
            throw new IllegalStateException("cannot make mail " + mail.id(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MailContent content(QueuedMail mail) {
        MailSource source = sources.get(mail.kind());
        if (source == null) {
            throw new IllegalStateException("no source of mails of kind " + mail.kind());
        }
        return source.content(mail.vendor(), mail.subjectId(), Words.of(mail.locale()));
    }

    private byte[] message(QueuedMail mail, MailPaper paper)
            throws MessagingException, IOException {
        MailContent content = paper.content();
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        MimeMessageHelper letter =
                new MimeMessageHelper(
                        message,
                        MimeMessageHelper.MULTIPART_MODE_MIXED,
                        StandardCharsets.UTF_8.name());
        String sender = from.orElse(paper.vendor().entity().email());
        letter.setFrom(sender, paper.vendor().entity().legalName());
        letter.setTo(mail.recipient());
        letter.setReplyTo(
                content.replyTo() == null ? paper.vendor().supportEmail() : content.replyTo());
        letter.setSubject(content.subject());
        letter.setSentDate(Date.from(mail.queuedAt()));
        letter.setText(PlainText.of(paper), html(paper));
        for (Attachment file : content.attachments()) {
            letter.addAttachment(
                    file.name(), new ByteArrayResource(file.bytes().get()), file.mediaType());
        }
        headers(message, mail, content, sender);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static void headers(
            MimeMessage message, QueuedMail mail, MailContent content, String sender)
            throws MessagingException {
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("Content-Language", Words.of(mail.locale()).language());
        message.saveChanges();
        String domain = sender.substring(sender.lastIndexOf('@') + 1);
        if (content.thread() != null) {
            message.setHeader("References", "<" + content.thread() + "@" + domain + ">");
        }
        message.setHeader("Message-ID", "<" + mail.id() + "@" + domain + ">");
    }

    /** The HTML part alone. */
    String html(MailPaper paper) {
        return new String(
                pages.render("messages/mail.jte", Map.of("paper", paper)), StandardCharsets.UTF_8);
    }

    /** The paper on which this vendor's mails are written. */
    MailPaper paper(VendorId vendor, MailContent content, Words words) {
        return new MailPaper(content, vendors.get(vendor), words, home);
    }
}
