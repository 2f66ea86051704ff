package dev.kontor.console.mailbox;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Staff;
import dev.kontor.messages.Mailbox;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The mailbox of the sandbox that is looked at. Live mails are the buyers' own. */
@Controller
@RequestMapping(MailboxRoomController.PATH)
final class MailboxRoomController {
    static final String PATH = "/console/mailbox";

    private final Mailbox mailbox;
    private final ConsolePages pages;

    MailboxRoomController(Mailbox mailbox, ConsolePages pages) {
        this.mailbox = mailbox;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> list(
            Staff staff, @RequestParam(required = false) @Nullable String before) {
        if (staff.live()) {
            return pages.page(staff, "console/mailbox/live.jte", Map.of());
        }
        return pages.page(
                staff,
                "console/mailbox/list.jte",
                Map.of("list", mailbox.list(staff.vendorId(), before, staff.words())));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> one(Staff staff, @PathVariable String id) {
        return pages.page(
                staff,
                "console/mailbox/mail.jte",
                Map.of("opened", mailbox.open(sandbox(staff), id, staff.words())));
    }

    @GetMapping("/{id}/html")
    ResponseEntity<byte[]> html(Staff staff, @PathVariable String id) {
        return mailbox.html(sandbox(staff), id);
    }

    @GetMapping("/{id}/text")
    ResponseEntity<byte[]> text(Staff staff, @PathVariable String id) {
        return mailbox.text(sandbox(staff), id);
    }

    @GetMapping("/{id}/files/{number}")
    ResponseEntity<byte[]> file(Staff staff, @PathVariable String id, @PathVariable int number) {
        return mailbox.file(sandbox(staff), id, number);
    }

    private static VendorId sandbox(Staff staff) {
        if (staff.live()) {
            throw Problem.notFound("mailbox", "of live mails");
        }
        return staff.vendorId();
    }
}
