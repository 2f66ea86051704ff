package dev.kontor.support;

import dev.kontor.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A ticket as the API shows it. */
record TicketView(
        String id,
        String reference,
        String channel,
        String type,
        String priority,
        String status,
        String locale,
        String subject,
        String email,
        @Nullable String name,
        @Nullable String order,
        Instant createdAt,
        Instant firstAnswerDue,
        Instant solveDue,
        @Nullable Instant firstAnsweredAt,
        @Nullable List<MessageView> messages) {
    /** A message of the thread. */
    record MessageView(String author, String body, Instant at) {}

    static TicketView of(Ticket ticket, @Nullable List<TicketMessage> thread) {
        return new TicketView(
                ticket.id().toString(),
                ticket.reference(),
                lower(ticket.channel()),
                lower(ticket.type()),
                lower(ticket.priority()),
                ticket.state().status(),
                ticket.locale(),
                ticket.subject(),
                ticket.email(),
                ticket.name(),
                ticket.orderId() == null ? null : Ids.format("ord", ticket.orderId()),
                ticket.createdAt(),
                ticket.sla().firstAnswerDue(),
                ticket.sla().solveDue(),
                ticket.sla().firstAnsweredAt(),
                thread == null ? null : thread.stream().map(TicketView::view).toList());
    }

    private static MessageView view(TicketMessage message) {
        return new MessageView(message.byStaff() ? "staff" : "buyer", message.body(), message.at());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
