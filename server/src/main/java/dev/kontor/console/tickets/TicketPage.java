package dev.kontor.console.tickets;

import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.orders.Order;
import dev.kontor.platform.Words;
import dev.kontor.support.Priority;
import dev.kontor.support.Sla;
import dev.kontor.support.Ticket;
import dev.kontor.support.TicketMessage;
import dev.kontor.support.TicketState;
import dev.kontor.web.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with its thread, ready to be printed.
 *
 * @param buyer name and address
 * @param order path of the order it is about
 * @param orderNumber number of that order
 * @param isNew whether nobody has taken it up
 * @param isOpen whether it can be answered
 * @param isSolved whether we think that it is done
 */
public record TicketPage(
        String path,
        Row row,
        String buyer,
        String language,
        String channel,
        String created,
        @Nullable String order,
        @Nullable String orderNumber,
        List<Message> messages,
        List<Choice> priorities,
        boolean isNew,
        boolean isOpen,
        boolean isSolved,
        boolean may) {
    /**
     * A ticket in the queue.
     *
     * @param tone of its promise: good, warn or bad; empty when nothing is owed
     * @param due what is owed, and when or since when
     */
    public record Row(
            String path,
            String reference,
            String subject,
            String type,
            String priority,
            String status,
            String buyer,
            String age,
            String tone,
            String due) {}

    /** A message of the thread. */
    public record Message(boolean byStaff, String author, String at, String body) {}

    static TicketPage of(
            Ticket ticket, List<TicketMessage> thread, @Nullable Order order, Staff staff) {
        Words words = staff.words();
        return new TicketPage(
                TicketsRoomController.PATH + "/" + ticket.id(),
                row(ticket, staff),
                ticket.name() == null
                        ? ticket.email()
                        : ticket.name() + " <" + ticket.email() + ">",
                Locale.forLanguageTag(ticket.locale()).getDisplayLanguage(words.locale()),
                words.get("console.ticket.channel." + lower(ticket.channel())),
                words.time(ticket.createdAt(), staff.zone()),
                order == null ? null : "/console/orders/" + order.id(),
                order == null ? null : order.snapshot().number(),
                thread.stream().map(it -> message(ticket, it, staff)).toList(),
                Arrays.stream(Priority.values())
                        .map(it ->
                                new Choice(
                                        it.name(),
                                        words.get("console.ticket.priority." + lower(it)),
                                        it == ticket.priority()))
                        .toList(),
                ticket.state() instanceof TicketState.New,
                TicketsRoomController.isOpen(ticket),
                ticket.state() instanceof TicketState.Solved,
                staff.may(Task.SUPPORT));
    }

    static Row row(Ticket ticket, Staff staff) {
        Words words = staff.words();
        boolean owed =
                ticket.state() instanceof TicketState.New
                        || ticket.state() instanceof TicketState.Open;
        return new Row(
                TicketsRoomController.PATH + "/" + ticket.id(),
                ticket.reference(),
                ticket.subject(),
                words.get("support.type." + lower(ticket.type())),
                words.get("console.ticket.priority." + lower(ticket.priority())),
                words.get("console.ticket.status." + ticket.state().status()),
                ticket.email(),
                span(words, Duration.between(ticket.createdAt(), staff.now())),
                owed ? tone(ticket.standing(staff.now())) : "",
                owed ? due(ticket, staff) : "");
    }

    private static String tone(Sla.Standing standing) {
        return switch (standing) {
            case ON_TIME -> "good";
            case ESCALATED -> "warn";
            case BREACHED -> "bad";
        };
    }

    private static String due(Ticket ticket, Staff staff) {
        Words words = staff.words();
        Instant due = ticket.sla().due();
        String what =
                words.get(
                        ticket.sla().firstAnsweredAt() == null
                                ? "console.ticket.first_answer"
                                : "console.ticket.solution");
        boolean late = !staff.now().isBefore(due);
        String span = span(words, Duration.between(staff.now(), due).abs());
        return words.get(late ? "console.ticket.late" : "console.ticket.due", what, span);
    }

    /** Days, or hours, or minutes: what tells how much it is. */
    private static String span(Words words, Duration span) {
        if (span.toHours() >= 48) {
            return words.get("console.span.days", span.toDays());
        }
        return span.toMinutes() >= 120
                ? words.get("console.span.hours", span.toHours())
                : words.get("console.span.minutes", span.toMinutes());
    }

    private static Message message(Ticket ticket, TicketMessage it, Staff staff) {
        String buyer = ticket.name() == null ? ticket.email() : ticket.name();
        return new Message(
                it.byStaff(),
                it.byStaff() ? it.actor().replaceFirst("^staff:", "") : buyer,
                staff.words().time(it.at(), staff.zone()),
                it.body());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
