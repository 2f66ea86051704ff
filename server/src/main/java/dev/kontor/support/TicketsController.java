package dev.kontor.support;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Words;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import dev.kontor.web.Idempotent;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tickets over HTTP (api.md 8). */
@RestController
@RequestMapping("/v1/tickets")
final class TicketsController implements Expandable {
    private static final String READ = "tickets:read";
    private static final String WRITE = "tickets:write";

    /** What a client sends to file a ticket. */
    record TicketBody(
            Channel channel,
            TicketType type,
            @Nullable Priority priority,
            @Size(min = 3, max = 254) String email,
            @Nullable @Size(max = 200) String name,
            @Nullable @Size(max = 40) String order,
            @Nullable @Size(max = 35) String locale,
            @Size(min = 1, max = 200) String subject,
            @Size(min = 1, max = 5000) String message) {}

    /** An answer; {@code solve} says that nothing is left to do. */
    record ReplyBody(@Size(min = 1, max = 5000) String message, @Nullable Boolean solve) {}

    private final Support support;
    private final Clocks clocks;
    private final Idempotent idempotent;

    TicketsController(Support support, Clocks clocks, Idempotent idempotent) {
        this.support = support;
        this.clocks = clocks;
        this.idempotent = idempotent;
    }

    @PostMapping
    ResponseEntity<byte[]> open(
            HttpServletRequest request, Caller caller, @RequestBody TicketBody body) {
        caller.need(WRITE);
        NewTicket ticket = ticket(caller, body);
        return idempotent.once(
                request,
                caller,
                201,
                tx -> TicketView.of(support.open(tx, ticket, clocks.now(caller.vendor())), null));
    }

    private static NewTicket ticket(Caller caller, TicketBody body) {
        if (!HelpForm.isEmail(body.email())) {
            throw SupportProblems.badEmail("/email");
        }
        if (body.subject().isBlank()) {
            throw SupportProblems.empty("/subject");
        }
        return new NewTicket(
                caller.vendor(),
                body.channel(),
                body.type(),
                body.priority(),
                Words.of(body.locale() == null ? "en" : body.locale()).language(),
                body.subject(),
                body.message(),
                body.email(),
                body.name(),
                order(body.order()),
                caller.actor());
    }

    private static @Nullable UUID order(@Nullable String id) {
        try {
            return id == null ? null : Ids.parse("ord", id);
        } catch (IllegalArgumentException e) {
            throw SupportProblems.badOrder();
        }
    }

    /** Newest first; {@code status} and {@code email} filter. */
    @GetMapping
    Page<TicketView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String email,
            Page.Request page) {
        caller.need(READ);
        List<Ticket> found =
                email == null
                        ? support.list(
                                caller.vendor(), status, page.afterId("tkt"), page.limit() + 1)
                        : support.ofBuyer(caller.vendor(), email, page.limit());
        return Page.of(
                found, page, ticket -> ticket.id().toString(), it -> TicketView.of(it, null));
    }

    @Override
    public String prefix() {
        return "tkt";
    }

    @Override
    @GetMapping("/{id}")
    public TicketView get(Caller caller, @PathVariable String id) {
        caller.need(READ);
        return TicketView.of(
                support.get(caller.vendor(), ticket(id)),
                support.thread(caller.vendor(), ticket(id)));
    }

    @PostMapping("/{id}/replies")
    ResponseEntity<byte[]> reply(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody ReplyBody body) {
        caller.need(WRITE);
        return idempotent.once(
                request,
                caller,
                201,
                tx -> {
                    var now = clocks.now(caller.vendor());
                    Ticket answered =
                            support.reply(
                                    tx,
                                    caller.vendor(),
                                    ticket(id),
                                    caller.actor(),
                                    body.message(),
                                    now);
                    boolean done = Boolean.TRUE.equals(body.solve());
                    return TicketView.of(
                            done
                                    ? support.solve(
                                            tx, caller.vendor(), ticket(id), caller.actor(), now)
                                    : answered,
                            null);
                });
    }

    @PostMapping("/{id}/solve")
    ResponseEntity<byte[]> solve(
            HttpServletRequest request, Caller caller, @PathVariable String id) {
        caller.need(WRITE);
        return idempotent.once(
                request,
                caller,
                200,
                tx ->
                        TicketView.of(
                                support.solve(
                                        tx,
                                        caller.vendor(),
                                        ticket(id),
                                        caller.actor(),
                                        clocks.now(caller.vendor())),
                                null));
    }

    @PostMapping("/{id}/close")
    ResponseEntity<byte[]> close(
            HttpServletRequest request, Caller caller, @PathVariable String id) {
        caller.need(WRITE);
        return idempotent.once(
                request,
                caller,
                200,
                tx ->
                        TicketView.of(
                                support.close(
                                        tx,
                                        caller.vendor(),
                                        ticket(id),
                                        caller.actor(),
                                        clocks.now(caller.vendor())),
                                null));
    }

    private static TicketId ticket(String id) {
        try {
            return TicketId.parse(id);
        } catch (IllegalArgumentException e) {
            throw SupportProblems.noTicket(id);
        }
    }
}
