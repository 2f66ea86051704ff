package dev.kontor.support;

import dev.kontor.messages.Block;
import dev.kontor.messages.MailContent;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the mails of a ticket say. The subject carries the reference, {@code [#…]}. */
final class TicketMails {
    private final TicketStore store;

    TicketMails(TicketStore store) {
        this.store = store;
    }

    /** We have the question. What was asked is not repeated: the address may be somebody else's. */
    MailContent received(VendorId vendor, UUID ticketId, Words words) {
        Ticket ticket = store.find(vendor, new TicketId(ticketId)).orElseThrow();
        return MailContent.of(
                        words.get("support.received.subject", tag(ticket)),
                        words.get("support.received.preview"),
                        words.get("support.received.heading"),
                        List.of(
                                new Block.Paragraph(words.get("support.received.text")),
                                new Block.Facts(
                                        List.of(
                                                new Block.Fact(
                                                        words.get("support.reference"),
                                                        ticket.reference()))),
                                new Block.SmallPrint(words.get("support.received.not_you"))))
                .inThread(ticket.id().toString(), null);
    }

    /** Our answer, with what was asked below it. */
    MailContent reply(VendorId vendor, UUID messageId, Words words) {
        TicketMessage answer = store.message(vendor, messageId).orElseThrow();
        Ticket ticket = store.find(vendor, answer.ticket()).orElseThrow();
        List<Block> blocks = new ArrayList<>();
        for (String paragraph : answer.body().split("\n\\s*\n", -1)) {
            blocks.add(new Block.Paragraph(paragraph));
        }
        store.thread(vendor, ticket.id()).stream()
                .filter(message -> !message.byStaff() && !message.at().isAfter(answer.at()))
                .reduce((first, second) -> second)
                .ifPresent(question -> {
                    blocks.add(new Block.SmallPrint(words.get("support.reply.you_wrote")));
                    blocks.add(new Block.Quote(question.body()));
                });
        blocks.add(new Block.SmallPrint(words.get("support.reply.answer", tag(ticket))));
        return MailContent.of(
                        words.get("support.reply.subject", ticket.subject(), tag(ticket)),
                        words.get("support.reply.preview"),
                        words.get("support.reply.heading"),
                        blocks)
                .inThread(ticket.id().toString(), null);
    }

    private static String tag(Ticket ticket) {
        return "[#" + ticket.reference() + "]";
    }
}
