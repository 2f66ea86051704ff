package dev.kontor.console.tickets;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Database;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.support.Priority;
import dev.kontor.support.Support;
import dev.kontor.support.Ticket;
import dev.kontor.support.TicketId;
import dev.kontor.support.TicketState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tickets: the queue, a ticket, the answer to its buyer, and what becomes of it. */
@Controller
final class TicketsRoomController {
    static final String PATH = "/console/tickets";

    private static final int SHOWN = 50;
    private static final int LONGEST = 5_000;
    private static final List<String> DONE = List.of("solved", "closed");

    private final Support support;
    private final Orders orders;
    private final Database database;
    private final ConsolePages pages;

    TicketsRoomController(Support support, Orders orders, Database database, ConsolePages pages) {
        this.support = support;
        this.orders = orders;
        this.database = database;
        this.pages = pages;
    }

    /** What is to be done, the most pressing first; or what is done, newest first. */
    @GetMapping(PATH)
    ResponseEntity<byte[]> list(
            Staff staff,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Nullable String before) {
        String done = DONE.contains(status) ? status : "";
        UUID from = before == null ? null : id(before).value();
        List<Ticket> found =
                done.isEmpty()
                        ? support.queue(staff.vendorId(), SHOWN)
                        : support.list(staff.vendorId(), done, from, SHOWN + 1);
        List<Ticket> shown = found.subList(0, Math.min(SHOWN, found.size()));
        String base = PATH + "?status=" + done;
        Map<String, Object> model = new HashMap<>();
        model.put("rows", shown.stream().map(it -> TicketPage.row(it, staff)).toList());
        model.put("status", done);
        model.put("first", from == null ? "" : base);
        model.put("older", found.size() > SHOWN ? base + "&before=" + shown.getLast().id() : "");
        return pages.page(staff, "console/tickets/list.jte", model);
    }

    @GetMapping(PATH + "/{id}")
    ResponseEntity<byte[]> show(Staff staff, @PathVariable String id) {
        return show(200, staff, id(id), Form.of(Map.of()));
    }

    private ResponseEntity<byte[]> show(int status, Staff staff, TicketId id, Form form) {
        Ticket ticket = support.get(staff.vendorId(), id);
        return pages.page(
                status,
                staff,
                "console/tickets/show.jte",
                Map.of(
                        "page",
                        TicketPage.of(
                                ticket,
                                support.thread(staff.vendorId(), id),
                                order(staff, ticket),
                                staff),
                        "form",
                        form));
    }

    /** The order that a ticket is about, if it is there. */
    private @Nullable Order order(Staff staff, Ticket ticket) {
        UUID order = ticket.orderId();
        return order == null
                ? null
                : orders.find(staff.vendorId(), new OrderId(order)).orElse(null);
    }

    /** Answers the buyer by mail; with {@code solve} nothing is left to do. */
    @PostMapping(PATH + "/{id}/reply")
    ResponseEntity<byte[]> reply(HttpServletRequest request, Staff staff, @PathVariable String id) {
        staff.need(Task.SUPPORT);
        Form form = Form.sent(request);
        String text = form.get("message").replace("\r\n", "\n");
        if (text.isBlank() || text.length() > LONGEST) {
            String fault = text.isBlank() ? "console.fault.required" : "console.fault.too_long";
            return show(422, staff, id(id), form.wrong("message", staff.words().get(fault)));
        }
        boolean solve = form.has("solve");
        act(
                staff,
                tx -> {
                    Ticket answered =
                            support.reply(
                                    tx, staff.vendorId(), id(id), staff.actor(), text, staff.now());
                    return solve
                            ? support.solve(
                                    tx, staff.vendorId(), id(id), staff.actor(), staff.now())
                            : answered;
                });
        return after(id, solve ? "ticket_solved_answered" : "ticket_answered");
    }

    @PostMapping(PATH + "/{id}/take")
    ResponseEntity<byte[]> take(Staff staff, @PathVariable String id) {
        act(staff, tx -> support.take(tx, staff.vendorId(), id(id), staff.now()));
        return after(id, "ticket_taken");
    }

    @PostMapping(PATH + "/{id}/solve")
    ResponseEntity<byte[]> solve(Staff staff, @PathVariable String id) {
        act(staff, tx -> support.solve(tx, staff.vendorId(), id(id), staff.actor(), staff.now()));
        return after(id, "ticket_solved");
    }

    @PostMapping(PATH + "/{id}/close")
    ResponseEntity<byte[]> close(Staff staff, @PathVariable String id) {
        act(staff, tx -> support.close(tx, staff.vendorId(), id(id), staff.actor(), staff.now()));
        return after(id, "ticket_closed");
    }

    @PostMapping(PATH + "/{id}/priority")
    ResponseEntity<byte[]> prioritize(
            Staff staff, @PathVariable String id, @RequestParam String priority) {
        Priority chosen =
                Arrays.stream(Priority.values())
                        .filter(it -> it.name().equals(priority))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("priority", priority));
        act(
                staff,
                tx ->
                        support.prioritize(
                                tx, staff.vendorId(), id(id), chosen, staff.actor(), staff.now()));
        return after(id, "ticket_prioritized");
    }

    private void act(Staff staff, Function<Tx, Ticket> work) {
        staff.need(Task.SUPPORT);
        database.write(work);
    }

    private static ResponseEntity<byte[]> after(String id, String done) {
        return ConsolePages.after(PATH + "/" + id(id), done);
    }

    /** Whether anything may still happen to it. */
    static boolean isOpen(Ticket ticket) {
        return !(ticket.state() instanceof TicketState.Closed);
    }

    private static TicketId id(String text) {
        try {
            return TicketId.parse(text);
        } catch (IllegalArgumentException e) { // Not an id: there is no such ticket.
            throw Problem.notFound("ticket", text);
        }
    }
}
