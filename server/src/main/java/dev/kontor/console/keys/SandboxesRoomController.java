package dev.kontor.console.keys;

import dev.kontor.access.ApiKeys;
import dev.kontor.access.Sandboxes;
import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.Staff;
import dev.kontor.console.StaffLog;
import dev.kontor.console.Task;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Problem;
import dev.kontor.vendors.SandboxId;
import dev.kontor.vendors.Vendor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Sandboxes of the account: made, their clocks advanced, removed. */
@Controller
final class SandboxesRoomController {
    static final String PATH = "/console/sandboxes";

    private static final int MOST_YEARS = 10;

    private final Sandboxes sandboxes;
    private final Jobs jobs;
    private final Database database;
    private final StaffLog log;
    private final Clocks clocks;
    private final ConsolePages pages;

    SandboxesRoomController(
            Sandboxes sandboxes,
            Jobs jobs,
            Database database,
            StaffLog log,
            Clocks clocks,
            ConsolePages pages) {
        this.sandboxes = sandboxes;
        this.jobs = jobs;
        this.database = database;
        this.log = log;
        this.clocks = clocks;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> list(Staff staff) {
        return list(200, staff, Form.of(Map.of()));
    }

    private ResponseEntity<byte[]> list(int status, Staff staff, Form form) {
        List<SandboxRow> rows =
                sandboxes.of(staff.vendor()).stream()
                        .map(it -> SandboxRow.of(it, clocks.now(it.id()), staff))
                        .toList();
        return pages.page(
                status,
                staff,
                "console/keys/sandboxes.jte",
                Map.of("rows", rows, "form", form, "may", staff.may(Task.KEYS)));
    }

    /** Makes a sandbox; its key is shown once. */
    @PostMapping(PATH)
    ResponseEntity<byte[]> create(HttpServletRequest request, Staff staff) {
        staff.need(Task.KEYS);
        Form form = Form.sent(request);
        Instant now = form.has("now") ? moment(form.get("now"), staff) : clocks.real();
        if (now == null) {
            return list(422, staff, form.wrong("now", staff.words().get("console.fault.moment")));
        }
        ApiKeys.NewKey key =
                database.write(tx -> {
                    ApiKeys.NewKey made = sandboxes.create(tx, staff.vendor(), now);
                    log.note(tx, staff, "sandbox.created", made.key().vendor().value().toString());
                    return made;
                });
        return pages.page(
                staff,
                "console/keys/created.jte",
                Map.of("name", staff.words().get("console.sandbox.new"), "secret", key.secret()));
    }

    /** Advances the clock by days, or to a moment; everything due runs before the page comes. */
    @PostMapping(PATH + "/{id}/advance")
    ResponseEntity<byte[]> advance(
            HttpServletRequest request, Staff staff, @PathVariable String id) {
        staff.need(Task.KEYS);
        Vendor sandbox = sandbox(staff, id);
        Form form = Form.sent(request);
        Instant from = clocks.now(sandbox.id());
        Instant to = target(form, from, staff);
        if (to == null || to.isBefore(from) || to.isAfter(latest(from))) {
            String sentence = staff.words().get("console.fault.advance");
            return list(422, staff, form.wrong("to." + id, sentence));
        }
        jobs.advance(sandbox.id(), to);
        database.run(tx -> log.note(tx, staff, "sandbox.advanced", id));
        return ConsolePages.after(PATH, "sandbox_advanced");
    }

    private static @Nullable Instant target(Form form, Instant from, Staff staff) {
        return switch (form.get("by")) {
            case "day" -> from.plus(Duration.ofDays(1));
            case "week" -> from.plus(Duration.ofDays(7));
            case "month" -> from.plus(Duration.ofDays(30));
            default -> moment(form.get("to"), staff);
        };
    }

    private static Instant latest(Instant from) {
        return from.plus(Duration.ofDays(MOST_YEARS * 366L));
    }

    /** A moment as date fields give it, in the seller's zone; null when it is none. */
    private static @Nullable Instant moment(String typed, Staff staff) {
        try {
            return LocalDateTime.parse(typed).atZone(staff.zone()).toInstant();
        } catch (DateTimeException e) { // Typed where the browser knows no such fields.
            return null;
        }
    }

    /** Removes a sandbox with all it holds; its code is typed as a confirmation. */
    @PostMapping(PATH + "/{id}/delete")
    ResponseEntity<byte[]> delete(
            HttpServletRequest request, Staff staff, @PathVariable String id) {
        staff.need(Task.KEYS);
        Vendor sandbox = sandbox(staff, id);
        Form form = Form.sent(request);
        if (!form.get("code").equalsIgnoreCase(sandbox.code())) {
            String sentence = staff.words().get("console.fault.code", sandbox.code());
            return list(422, staff, form.wrong("code." + id, sentence));
        }
        database.run(tx -> {
            sandboxes.delete(tx, sandbox);
            if (!sandbox.id().equals(staff.vendorId())) {
                log.note(tx, staff, "sandbox.deleted", id);
            }
        });
        return ConsolePages.after(PATH, "sandbox_deleted");
    }

    private Vendor sandbox(Staff staff, String id) {
        if (!Ids.isValid("sbx", id)) {
            throw Problem.notFound("sandbox", id);
        }
        return sandboxes
                .find(staff.vendor(), SandboxId.parse(id).tenant())
                .orElseThrow(() -> Problem.notFound("sandbox", id));
    }
}
