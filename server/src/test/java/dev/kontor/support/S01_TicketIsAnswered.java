package dev.kontor.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.events.StoredEvent;
import dev.kontor.messages.ArchivedMail;
import dev.kontor.messages.QueuedMail;
import dev.kontor.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** A buyer asks, we answer by mail, it is solved and closes itself. */
class S01_TicketIsAnswered {
    private final SupportFixture fixture = new SupportFixture();

    @Test
    void aTicketFromQuestionToClosing() {
        Ticket ticket =
                fixture.open(TicketType.DELIVERY, "Kein  Schlüssel\n", "Wo ist mein Schlüssel?");
        assertThat(ticket.reference()).matches("[0-9A-Z]{5}-[0-9A-Z]{6}");
        assertThat(ticket.reference()).startsWith(fixture.vendor.code());
        assertThat(ticket.subject()).isEqualTo("Kein Schlüssel");
        assertThat(ticket.priority()).isEqualTo(Priority.P1);
        assertThat(newestMail().subject()).contains("[#" + ticket.reference() + "]");
        assertThat(newestMail().text())
                .as("a stranger's address gets no text of ours to forward")
                .doesNotContain("Wo ist mein Schlüssel?");

        Ticket answered = reply(ticket, "Hier ist er: ABC.\n\nViele Grüße");
        assertThat(answered.state()).isInstanceOf(TicketState.WaitingBuyer.class);
        assertThat(answered.sla().firstAnsweredAt()).isNotNull();
        ArchivedMail mail = newestMail();
        assertThat(mail.subject()).isEqualTo("Re: Kein Schlüssel [#" + ticket.reference() + "]");
        assertThat(mail.to()).isEqualTo("ada@example.com");
        assertThat(mail.text()).contains("Hier ist er: ABC.").contains("> Wo ist mein Schlüssel?");

        Ticket solved =
                fixture.database.write(tx ->
                        fixture.support.solve(
                                tx, fixture.id(), ticket.id(), "staff:eve", fixture.now()));
        assertThat(solved.state()).isInstanceOf(TicketState.Solved.class);
        TestPlatform.jobs().advance(fixture.id(), fixture.now().plus(Duration.ofDays(8)));
        assertThat(fixture.support.get(fixture.id(), ticket.id()).state())
                .isInstanceOf(TicketState.Closed.class);
        assertThat(fixture.events.of(fixture.id(), List.of(ticket.id().value())))
                .extracting(StoredEvent::type)
                .containsExactly(
                        "ticket.created", "ticket.answered", "ticket.solved", "ticket.closed");
        assertThatThrownBy(() -> reply(ticket, "Noch etwas")).hasMessageContaining("closed");
    }

    @Test
    void aBuyerWhoWritesAgainReopensASolvedTicketAndItDoesNotClose() {
        Ticket ticket = fixture.open(TicketType.OTHER, "Frage", "Warum?");
        fixture.database.run(tx ->
                fixture.support.solve(tx, fixture.id(), ticket.id(), "staff:eve", fixture.now()));
        Ticket heard = hear(ticket, "Das stimmt nicht.");
        assertThat(heard.state()).isInstanceOf(TicketState.Open.class);
        TestPlatform.jobs().advance(fixture.id(), fixture.now().plus(Duration.ofDays(8)));
        assertThat(fixture.support.get(fixture.id(), ticket.id()).state())
                .isInstanceOf(TicketState.Open.class);
        assertThat(fixture.support.thread(fixture.id(), ticket.id()))
                .extracting(TicketMessage::body)
                .containsExactly("Warum?", "Das stimmt nicht.");
    }

    @Test
    void theClockStandsStillWhileWeWaitForTheBuyer() {
        Ticket ticket = fixture.open(TicketType.DELIVERY, "Frage", "Wo?");
        Instant due = ticket.sla().solveDue();
        reply(ticket, "Welche Bestellung?");
        TestPlatform.jobs().advance(fixture.id(), fixture.now().plus(Duration.ofHours(30)));
        assertThat(fixture.support.get(fixture.id(), ticket.id()).standing(fixture.now()))
                .isEqualTo(Sla.Standing.ON_TIME);
        Ticket heard = hear(ticket, "Die von gestern.");
        assertThat(Duration.between(due, heard.sla().solveDue()))
                .isBetween(Duration.ofHours(30), Duration.ofHours(31));
        assertThat(heard.standing(fixture.now())).isEqualTo(Sla.Standing.ON_TIME);
    }

    @Test
    void theQueueShowsTheMostPressingFirst() {
        Ticket slow = fixture.open(TicketType.INVOICE, "Rechnung", "Bitte ändern");
        Ticket urgent = fixture.open(TicketType.FRAUD, "Nicht ich", "Das war ich nicht");
        Ticket waiting = fixture.open(TicketType.PAYMENT, "Doppelt", "Zweimal");
        reply(waiting, "Wir sehen nach.");
        Ticket done = fixture.open(TicketType.OTHER, "Danke", "Danke");
        fixture.database.run(tx ->
                fixture.support.close(tx, fixture.id(), done.id(), "staff:eve", fixture.now()));
        assertThat(fixture.support.queue(fixture.id(), 10))
                .extracting(Ticket::id)
                .containsExactly(urgent.id(), slow.id(), waiting.id());
        assertThat(fixture.support.list(fixture.id(), "closed", null, 10))
                .extracting(Ticket::id)
                .containsExactly(done.id());
        assertThat(fixture.support.ofBuyer(fixture.id(), "ADA@example.com", 10)).hasSize(4);
    }

    @Test
    void cardNumbersAndPersonsAreNotInTheDatabase() {
        Ticket ticket =
                fixture.open(
                        TicketType.PAYMENT,
                        "Karte 4242 4242 4242 4242",
                        "Meine Karte 4242424242424242 wurde belastet");
        reply(ticket, "Ihre Karte 4242424242424242?");
        assertThat(ticket.subject()).isEqualTo("Karte [card …4242]");
        assertThat(fixture.support.thread(fixture.id(), ticket.id()))
                .extracting(TicketMessage::body)
                .allMatch(body -> body.contains("[card …4242]") && !body.contains("42424242"));
        String row =
                fixture.database.read(sql ->
                        sql.fetch(
                                        "select * from support.tickets where vendor_id = {0}",
                                        DSL.val(fixture.id().value()))
                                .formatCSV());
        assertThat(row).doesNotContain("ada@").doesNotContain("Karte");
    }

    private Ticket reply(Ticket ticket, String text) {
        return fixture.database.write(tx ->
                fixture.support.reply(
                        tx, fixture.id(), ticket.id(), "staff:eve", text, fixture.now()));
    }

    private Ticket hear(Ticket ticket, String text) {
        return fixture.database.write(tx ->
                fixture.support.hear(tx, fixture.id(), ticket.id(), "buyer", text, fixture.now()));
    }

    private ArchivedMail newestMail() {
        QueuedMail mail = fixture.messages.latest(fixture.id(), null, 1).getFirst();
        return fixture.messages.read(mail);
    }
}
