package dev.kontor.support;

import static dev.kontor.support.db.Tables.TICKETS;
import static dev.kontor.support.db.Tables.TICKET_MESSAGES;

import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import dev.kontor.support.db.tables.records.TicketMessagesRecord;
import dev.kontor.support.db.tables.records.TicketsRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The SQL of tickets and their threads. */
final class TicketStore {
    private final Database database;
    private final Vault vault;

    TicketStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    void insert(Tx tx, Ticket ticket) {
        String name = ticket.name();
        tx.sql()
                .insertInto(TICKETS)
                .set(TICKETS.VENDOR_ID, ticket.vendor().value())
                .set(TICKETS.ID, ticket.id().value())
                .set(TICKETS.REFERENCE, ticket.reference())
                .set(TICKETS.CHANNEL, lower(ticket.channel()))
                .set(TICKETS.TYPE, lower(ticket.type()))
                .set(TICKETS.PRIORITY, (short) ticket.priority().level())
                .set(TICKETS.STATUS, ticket.state().status())
                .set(TICKETS.LOCALE, ticket.locale())
                .set(TICKETS.SUBJECT, vault.seal(ticket.subject()))
                .set(TICKETS.EMAIL, vault.seal(ticket.email()))
                .set(TICKETS.EMAIL_MAC, mac(ticket.email()))
                .set(TICKETS.NAME, name == null ? null : vault.seal(name))
                .set(TICKETS.ORDER_ID, ticket.orderId())
                .set(TICKETS.CREATED_AT, utc(ticket.createdAt()))
                .set(TICKETS.FIRST_ANSWER_DUE, utc(ticket.sla().firstAnswerDue()))
                .set(TICKETS.SOLVE_DUE, utc(ticket.sla().solveDue()))
                .execute();
    }

    void insert(Tx tx, VendorId vendor, TicketMessage message) {
        tx.sql()
                .insertInto(TICKET_MESSAGES)
                .set(TICKET_MESSAGES.VENDOR_ID, vendor.value())
                .set(TICKET_MESSAGES.ID, message.id())
                .set(TICKET_MESSAGES.TICKET_ID, message.ticket().value())
                .set(TICKET_MESSAGES.AUTHOR, message.byStaff() ? "staff" : "buyer")
                .set(TICKET_MESSAGES.ACTOR, message.actor())
                .set(TICKET_MESSAGES.BODY, vault.seal(message.body()))
                .set(TICKET_MESSAGES.AT, utc(message.at()))
                .execute();
    }

    Optional<Ticket> find(VendorId vendor, TicketId id) {
        return database.read(
                sql -> sql.selectFrom(TICKETS).where(row(vendor, id)).fetchOptional(this::ticket));
    }

    Optional<Ticket> lock(Tx tx, VendorId vendor, TicketId id) {
        return tx.sql()
                .selectFrom(TICKETS)
                .where(row(vendor, id))
                .forUpdate()
                .fetchOptional(this::ticket);
    }

    /** Writes state and promise of a ticket that this transaction has locked. */
    void move(Tx tx, Ticket ticket) {
        tx.sql()
                .update(TICKETS)
                .set(TICKETS.STATUS, ticket.state().status())
                .set(TICKETS.STATUS_SINCE, utcOrNull(since(ticket.state())))
                .set(TICKETS.SOLVE_DUE, utc(ticket.sla().solveDue()))
                .set(TICKETS.FIRST_ANSWERED_AT, utcOrNull(ticket.sla().firstAnsweredAt()))
                .where(row(ticket.vendor(), ticket.id()))
                .execute();
    }

    /** Writes priority and promise of a ticket that this transaction has locked. */
    void prioritize(Tx tx, Ticket ticket) {
        tx.sql()
                .update(TICKETS)
                .set(TICKETS.PRIORITY, (short) ticket.priority().level())
                .set(TICKETS.FIRST_ANSWER_DUE, utc(ticket.sla().firstAnswerDue()))
                .set(TICKETS.SOLVE_DUE, utc(ticket.sla().solveDue()))
                .where(row(ticket.vendor(), ticket.id()))
                .execute();
    }

    /** How many are new or open. */
    long waiting(VendorId vendor) {
        return database.read(sql ->
                sql.fetchCount(
                        TICKETS,
                        TICKETS.VENDOR_ID.eq(vendor.value()),
                        TICKETS.STATUS.in("new", "open")));
    }

    /** Tickets of some status, or all, newest first. */
    List<Ticket> list(VendorId vendor, @Nullable String status, @Nullable UUID before, int most) {
        return database.read(sql ->
                sql.selectFrom(TICKETS)
                        .where(TICKETS.VENDOR_ID.eq(vendor.value()))
                        .and(status == null ? DSL.noCondition() : TICKETS.STATUS.eq(status))
                        .and(before == null ? DSL.noCondition() : TICKETS.ID.lt(before))
                        .orderBy(TICKETS.ID.desc())
                        .limit(most)
                        .fetch(this::ticket));
    }

    /** What we have to do, the most pressing first: then what waits for the buyer. */
    List<Ticket> queue(VendorId vendor, int most) {
        return database.read(sql ->
                sql.selectFrom(TICKETS)
                        .where(TICKETS.VENDOR_ID.eq(vendor.value()))
                        .and(TICKETS.STATUS.in("new", "open", "waiting_buyer"))
                        .orderBy(
                                DSL.field(TICKETS.STATUS.eq("waiting_buyer")),
                                DSL.when(
                                                TICKETS.FIRST_ANSWERED_AT.isNull(),
                                                TICKETS.FIRST_ANSWER_DUE)
                                        .otherwise(TICKETS.SOLVE_DUE),
                                TICKETS.ID)
                        .limit(most)
                        .fetch(this::ticket));
    }

    /** Tickets of a buyer, newest first. */
    List<Ticket> ofBuyer(VendorId vendor, String email, int most) {
        return database.read(sql ->
                sql.selectFrom(TICKETS)
                        .where(TICKETS.VENDOR_ID.eq(vendor.value()))
                        .and(TICKETS.EMAIL_MAC.eq(mac(email)))
                        .orderBy(TICKETS.ID.desc())
                        .limit(most)
                        .fetch(this::ticket));
    }

    List<TicketMessage> thread(VendorId vendor, TicketId id) {
        return database.read(sql ->
                sql.selectFrom(TICKET_MESSAGES)
                        .where(TICKET_MESSAGES.VENDOR_ID.eq(vendor.value()))
                        .and(TICKET_MESSAGES.TICKET_ID.eq(id.value()))
                        .orderBy(TICKET_MESSAGES.ID)
                        .fetch(this::message));
    }

    Optional<TicketMessage> message(VendorId vendor, UUID id) {
        return database.read(sql ->
                sql.selectFrom(TICKET_MESSAGES)
                        .where(TICKET_MESSAGES.VENDOR_ID.eq(vendor.value()))
                        .and(TICKET_MESSAGES.ID.eq(id))
                        .fetchOptional(this::message));
    }

    private Ticket ticket(TicketsRecord row) {
        byte[] name = row.getName();
        return new Ticket(
                new VendorId(row.getVendorId()),
                new TicketId(row.getId()),
                row.getReference(),
                Channel.valueOf(row.getChannel().toUpperCase(Locale.ROOT)),
                TicketType.valueOf(row.getType().toUpperCase(Locale.ROOT)),
                Priority.of(row.getPriority()),
                state(row.getStatus(), instantOrNull(row.getStatusSince())),
                row.getLocale(),
                vault.openText(row.getSubject()),
                vault.openText(row.getEmail()),
                name == null ? null : vault.openText(name),
                row.getOrderId(),
                row.getCreatedAt().toInstant(),
                new Sla(
                        row.getFirstAnswerDue().toInstant(),
                        row.getSolveDue().toInstant(),
                        instantOrNull(row.getFirstAnsweredAt())));
    }

    private static TicketState state(String status, @Nullable Instant since) {
        if (since == null) {
            return status.equals("new") ? new TicketState.New() : new TicketState.Open();
        }
        return switch (status) {
            case "waiting_buyer" -> new TicketState.WaitingBuyer(since);
            case "solved" -> new TicketState.Solved(since);
            case "closed" -> new TicketState.Closed(since);
            default -> throw new IllegalStateException("a ticket is " + status);
        };
    }

    private static @Nullable Instant since(TicketState state) {
        return switch (state) {
            case TicketState.New ignored -> null;
            case TicketState.Open ignored -> null;
            case TicketState.WaitingBuyer(Instant since) -> since;
            case TicketState.Solved(Instant at) -> at;
            case TicketState.Closed(Instant at) -> at;
        };
    }

    private TicketMessage message(TicketMessagesRecord row) {
        return new TicketMessage(
                row.getId(),
                new TicketId(row.getTicketId()),
                row.getAuthor().equals("staff"),
                row.getActor(),
                vault.openText(row.getBody()),
                row.getAt().toInstant());
    }

    private byte[] mac(String email) {
        return vault.mac("tickets.email", email.toLowerCase(Locale.ROOT), 16);
    }

    private static Condition row(VendorId vendor, TicketId id) {
        return TICKETS.VENDOR_ID.eq(vendor.value()).and(TICKETS.ID.eq(id.value()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    private static @Nullable Instant instantOrNull(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
