package dev.kontor.console.webhooks;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.Staff;
import dev.kontor.console.StaffLog;
import dev.kontor.console.Task;
import dev.kontor.events.EndpointId;
import dev.kontor.events.WebhookDesk;
import dev.kontor.platform.Database;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Webhook endpoints: listed, made, tested, taken up again, removed. */
@Controller
final class WebhooksRoomController {
    static final String PATH = "/console/webhooks";

    private static final int SHOWN = 50;

    private final WebhookDesk webhooks;
    private final Database database;
    private final StaffLog log;
    private final ConsolePages pages;

    WebhooksRoomController(
            WebhookDesk webhooks, Database database, StaffLog log, ConsolePages pages) {
        this.webhooks = webhooks;
        this.database = database;
        this.log = log;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> list(Staff staff) {
        return list(200, staff, Form.of(Map.of("events", "*")));
    }

    private ResponseEntity<byte[]> list(int status, Staff staff, Form form) {
        List<EndpointPage> rows =
                webhooks.all(staff.vendorId()).stream()
                        .map(it -> EndpointPage.of(it, List.of(), staff))
                        .toList();
        return pages.page(
                status,
                staff,
                "console/webhooks/list.jte",
                Map.of("rows", rows, "form", form, "may", staff.may(Task.KEYS)));
    }

    /** Makes an endpoint; its secret is shown once. */
    @PostMapping(PATH)
    ResponseEntity<byte[]> create(HttpServletRequest request, Staff staff) {
        staff.need(Task.KEYS);
        Form form = Form.sent(request);
        List<String> types =
                Arrays.stream(form.get("events").split("[\\s,]+"))
                        .filter(it -> !it.isEmpty())
                        .toList();
        if (types.isEmpty()) {
            String sentence = staff.words().get("console.fault.required");
            return list(422, staff, form.wrong("events", sentence));
        }
        try {
            String url = webhooks.checked(form.get("url"), staff.live());
            String secret =
                    database.write(tx -> {
                        log.note(tx, staff, "webhook.created", url);
                        return webhooks.create(tx, staff.vendorId(), url, types);
                    });
            return pages.page(
                    staff, "console/webhooks/created.jte", Map.of("url", url, "secret", secret));
        } catch (Problem refused) {
            return list(422, staff, inOneField(form.refused(refused, staff.words())));
        }
    }

    /** Types are typed into one field: what is wrong with one of them is said there. */
    private static Form inOneField(Form form) {
        return form.errors().entrySet().stream()
                .filter(it -> it.getKey().startsWith("events."))
                .findFirst()
                .map(it -> form.wrong("events", it.getValue()))
                .orElse(form);
    }

    @GetMapping(PATH + "/{id}")
    ResponseEntity<byte[]> show(Staff staff, @PathVariable String id) {
        EndpointId endpoint = id(id);
        return pages.page(
                staff,
                "console/webhooks/show.jte",
                Map.of(
                        "page",
                        EndpointPage.of(
                                webhooks.get(staff.vendorId(), endpoint),
                                webhooks.deliveries(staff.vendorId(), endpoint, SHOWN),
                                staff),
                        "may",
                        staff.may(Task.KEYS)));
    }

    @PostMapping(PATH + "/{id}/test")
    ResponseEntity<byte[]> test(Staff staff, @PathVariable String id) {
        act(staff, tx -> webhooks.test(tx, staff.vendorId(), id(id), staff.actor()));
        return ConsolePages.after(PATH + "/" + id(id), "webhook_tested");
    }

    @PostMapping(PATH + "/{id}/enable")
    ResponseEntity<byte[]> enable(Staff staff, @PathVariable String id) {
        act(
                staff,
                tx -> {
                    webhooks.enable(tx, staff.vendorId(), id(id));
                    log.note(tx, staff, "webhook.enabled", id);
                });
        return ConsolePages.after(PATH + "/" + id(id), "webhook_enabled");
    }

    @PostMapping(PATH + "/{id}/delete")
    ResponseEntity<byte[]> delete(Staff staff, @PathVariable String id) {
        act(
                staff,
                tx -> {
                    webhooks.delete(tx, staff.vendorId(), id(id));
                    log.note(tx, staff, "webhook.deleted", id);
                });
        return ConsolePages.after(PATH, "webhook_deleted");
    }

    private void act(Staff staff, Consumer<Tx> work) {
        staff.need(Task.KEYS);
        database.run(work);
    }

    private static EndpointId id(String text) {
        try {
            return EndpointId.parse(text);
        } catch (IllegalArgumentException e) { // Not an id: there is no such endpoint.
            throw Problem.notFound("webhook endpoint", text);
        }
    }
}
