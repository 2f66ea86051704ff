package dev.kontor.messages;

import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What a mailbox shows of a sandbox: the list of its mails, and each as the buyer sees it. Who may
 * look is the caller's to know.
 */
public final class Mailbox {
    private static final int SHOWN = 50;

    /** A mail may style itself and open links in new windows; it runs and loads nothing. */
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'self';"
                    + " sandbox allow-popups allow-popups-to-escape-sandbox";

    /**
     * Mails, newest first.
     *
     * @param older the mail before the next older ones; empty when there are none
     */
    public record Listing(List<MailboxItem> mails, String older) {}

    /** A mail that was opened. */
    public record Opened(MailboxItem item, ArchivedMail mail) {}

    private final Messages messages;

    Mailbox(Messages messages) {
        this.messages = messages;
    }

    /**
     * The mails of a sandbox.
     *
     * @param before only those older than the mail of this id
     */
    public Listing list(VendorId sandbox, @Nullable String before, Words words) {
        List<QueuedMail> found =
                messages.latest(sandbox, before == null ? null : id(before), SHOWN + 1);
        List<QueuedMail> shown = found.subList(0, Math.min(SHOWN, found.size()));
        Map<MailId, String> subjects = messages.subjects(sandbox, shown);
        return new Listing(
                shown.stream()
                        .map(mail -> item(mail, words, subjects.getOrDefault(mail.id(), "")))
                        .toList(),
                found.size() > SHOWN ? shown.getLast().id().toString() : "");
    }

    public Opened open(VendorId sandbox, String id, Words words) {
        QueuedMail mail = mail(sandbox, id);
        ArchivedMail read = messages.read(mail);
        return new Opened(item(mail, words, read.subject()), read);
    }

    /** The HTML part, for a frame. */
    public ResponseEntity<byte[]> html(VendorId sandbox, String id) {
        return part(messages.read(mail(sandbox, id)).html(), "html");
    }

    public ResponseEntity<byte[]> text(VendorId sandbox, String id) {
        return part(messages.read(mail(sandbox, id)).text(), "plain");
    }

    /** A file that came with the mail, counted from 1. */
    public ResponseEntity<byte[]> file(VendorId sandbox, String id, int number) {
        List<ArchivedMail.File> files = messages.read(mail(sandbox, id)).files();
        if (number < 1 || number > files.size()) {
            throw Problem.notFound("file", String.valueOf(number));
        }
        ArchivedMail.File file = files.get(number - 1);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.bytes());
    }

    private static ResponseEntity<byte[]> part(String content, String subtype) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", subtype, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", MAIL_POLICY)
                .body(content.getBytes(StandardCharsets.UTF_8));
    }

    private QueuedMail mail(VendorId sandbox, String id) {
        return messages.find(sandbox, id(id)).orElseThrow(() -> Problem.notFound("mail", id));
    }

    private static MailId id(String text) {
        try {
            return MailId.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("mail", text);
        }
    }

    private static MailboxItem item(QueuedMail mail, Words words, String subject) {
        return new MailboxItem(
                mail.id().toString(),
                mail.recipient(),
                subject,
                words.time(mail.queuedAt(), ZoneOffset.UTC),
                mail.queuedAt().toString(),
                mail.status());
    }
}
