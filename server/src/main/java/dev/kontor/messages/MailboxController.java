package dev.kontor.messages;

import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Languages;
import dev.kontor.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The mailbox: every mail as the buyer sees it. In demo and test mode only, else 404. */
@Controller
@RequestMapping("/mailbox")
final class MailboxController {
    private static final int SHOWN = 50;

    /** A mail may style itself and open links in new windows; it runs and loads nothing. */
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'self';"
                    + " sandbox allow-popups allow-popups-to-escape-sandbox";

    private final Messages messages;
    private final Vendors vendors;
    private final Pages pages;
    private final List<MailboxAccess> access;

    MailboxController(
            Messages messages, Vendors vendors, Pages pages, ObjectProvider<MailboxAccess> access) {
        this.messages = messages;
        this.vendors = vendors;
        this.pages = pages;
        this.access = access.orderedStream().toList();
    }

    @GetMapping
    ResponseEntity<byte[]> list(
            HttpServletRequest request, @RequestParam(required = false) @Nullable String before) {
        Vendor sandbox = sandbox(request);
        Words words = Languages.of(request);
        List<QueuedMail> found =
                messages.latest(sandbox.id(), before == null ? null : id(before), SHOWN + 1);
        List<QueuedMail> shown = found.subList(0, Math.min(SHOWN, found.size()));
        Map<MailId, String> subjects = messages.subjects(sandbox.id(), shown);
        return pages.page(
                "messages/mailbox.jte",
                Map.of(
                        "words",
                        words,
                        "vendor",
                        sandbox.name(),
                        "mails",
                        shown.stream()
                                .map(mail ->
                                        item(mail, words, subjects.getOrDefault(mail.id(), "")))
                                .toList(),
                        "older",
                        found.size() > SHOWN ? shown.getLast().id().toString() : ""));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> one(HttpServletRequest request, @PathVariable String id) {
        QueuedMail mail = mail(request, id);
        Words words = Languages.of(request);
        ArchivedMail read = messages.read(mail);
        return pages.page(
                "messages/mail_page.jte",
                Map.of("words", words, "item", item(mail, words, read.subject()), "mail", read));
    }

    /** The HTML part, for the frame of the page above. */
    @GetMapping("/{id}/html")
    ResponseEntity<byte[]> html(HttpServletRequest request, @PathVariable String id) {
        return part(messages.read(mail(request, id)).html(), "html");
    }

    @GetMapping("/{id}/text")
    ResponseEntity<byte[]> text(HttpServletRequest request, @PathVariable String id) {
        return part(messages.read(mail(request, id)).text(), "plain");
    }

    @GetMapping("/{id}/files/{number}")
    ResponseEntity<byte[]> file(
            HttpServletRequest request, @PathVariable String id, @PathVariable int number) {
        List<ArchivedMail.File> files = messages.read(mail(request, id)).files();
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

    /** The sandbox of this visitor: never a live vendor, whatever the access says. */
    private Vendor sandbox(HttpServletRequest request) {
        Optional<VendorId> id =
                access.stream().flatMap(it -> it.mailbox(request).stream()).findFirst();
        return id.flatMap(vendors::find)
                .filter(vendor -> !vendor.live())
                .orElseThrow(() -> Problem.of(404, "not_found", "There is no mailbox here."));
    }

    private QueuedMail mail(HttpServletRequest request, String id) {
        return messages.find(sandbox(request).id(), id(id))
                .orElseThrow(() -> Problem.notFound("mail", id));
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
