package dev.kontor.messages;

import dev.kontor.platform.Problem;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Languages;
import dev.kontor.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private final Mailbox mailbox;
    private final Vendors vendors;
    private final Pages pages;
    private final Optional<MailboxAccess> access;

    MailboxController(
            Mailbox mailbox, Vendors vendors, Pages pages, ObjectProvider<MailboxAccess> access) {
        this.mailbox = mailbox;
        this.vendors = vendors;
        this.pages = pages;
        this.access = Optional.ofNullable(access.getIfAvailable());
    }

    @GetMapping
    ResponseEntity<byte[]> list(
            HttpServletRequest request, @RequestParam(required = false) @Nullable String before) {
        Vendor sandbox = sandbox(request);
        return pages.page(
                "messages/mailbox.jte",
                Map.of(
                        "words",
                        Languages.of(request),
                        "vendor",
                        sandbox.name(),
                        "list",
                        mailbox.list(sandbox.id(), before, Languages.of(request))));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> one(HttpServletRequest request, @PathVariable String id) {
        return pages.page(
                "messages/mail_page.jte",
                Map.of(
                        "words",
                        Languages.of(request),
                        "opened",
                        mailbox.open(sandbox(request).id(), id, Languages.of(request))));
    }

    @GetMapping("/{id}/html")
    ResponseEntity<byte[]> html(HttpServletRequest request, @PathVariable String id) {
        return mailbox.html(sandbox(request).id(), id);
    }

    @GetMapping("/{id}/text")
    ResponseEntity<byte[]> text(HttpServletRequest request, @PathVariable String id) {
        return mailbox.text(sandbox(request).id(), id);
    }

    @GetMapping("/{id}/files/{number}")
    ResponseEntity<byte[]> file(
            HttpServletRequest request, @PathVariable String id, @PathVariable int number) {
        return mailbox.file(sandbox(request).id(), id, number);
    }

    /** The sandbox of this visitor: never a live vendor, whatever the access says. */
    private Vendor sandbox(HttpServletRequest request) {
        return access.flatMap(it -> it.mailbox(request))
                .flatMap(vendors::find)
                .filter(vendor -> !vendor.live())
                .orElseThrow(() -> Problem.of(404, "not_found", "There is no mailbox here."));
    }
}
