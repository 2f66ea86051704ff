package dev.kontor.messages;

import static dev.kontor.messages.db.Tables.MAILS;
import static dev.kontor.messages.db.Tables.MAIL_ARCHIVE;

import dev.kontor.messages.db.tables.records.MailsRecord;
import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The SQL of mails and of their archive. */
final class MailStore {
    private static final String QUEUED = "queued";

    private record Row(Mail mail, MailId id, byte[] recipient, String status, Instant nextAt) {}

    private static final BulkInsert<Row> INSERT =
            BulkInsert.<Row>into(MAILS)
                    .set(MAILS.VENDOR_ID, row -> row.mail().vendor().value())
                    .set(MAILS.ID, row -> row.id().value())
                    .set(MAILS.KIND, row -> row.mail().kind())
                    .set(MAILS.SUBJECT_ID, row -> row.mail().subjectId())
                    .set(MAILS.RECIPIENT, Row::recipient)
                    .set(MAILS.LOCALE, row -> row.mail().locale())
                    .set(MAILS.STATUS, Row::status)
                    .set(MAILS.NEXT_AT, Row::nextAt)
                    .set(MAILS.QUEUED_AT, row -> row.mail().at());

    private final Database database;
    private final Vault vault;

    MailStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /**
     * @param send whether a worker shall send them; otherwise they are kept
     */
    void insert(Tx tx, List<Mail> mails, boolean send, Instant now) {
        INSERT.queue(
                tx,
                mails.stream()
                        .map(mail ->
                                new Row(
                                        mail,
                                        MailId.next(),
                                        vault.seal(mail.recipient()),
                                        send ? QUEUED : "kept",
                                        now))
                        .toList());
    }

    /** Leases the mail that has waited longest; nobody else sends it until the lease ends. */
    Optional<QueuedMail> claim(VendorId vendor, Instant now, Instant lease) {
        return database.write(tx ->
                tx.sql()
                        .fetchOptional(
                                """
                                update messages.mails m
                                set next_at = {0}, attempts = m.attempts + 1
                                from (select id from messages.mails
                                      where vendor_id = {1} and status = 'queued'
                                        and next_at <= {2}
                                      order by next_at, id limit 1 for update skip locked) c
                                where m.vendor_id = {1} and m.id = c.id
                                returning m.*
                                """,
                                DSL.val(utc(lease)), DSL.val(vendor.value()), DSL.val(utc(now)))
                        .map(row -> mail(row.into(MAILS))));
    }

    void sent(QueuedMail mail, Instant now) {
        settle(mail, "sent", null, now, now, 0);
    }

    void ended(QueuedMail mail, String status, String error, Instant now) {
        settle(mail, status, error, now, null, 0);
    }

    void later(QueuedMail mail, String error, Instant at) {
        settle(mail, QUEUED, error, at, null, 0);
    }

    /** Gives the attempt back: it was not this mail's fault. */
    void postpone(QueuedMail mail, String error, Instant at) {
        settle(mail, QUEUED, error, at, null, 1);
    }

    private void settle(
            QueuedMail mail,
            String status,
            @Nullable String error,
            Instant nextAt,
            @Nullable Instant sentAt,
            int attemptsBack) {
        database.run(tx ->
                tx.sql()
                        .update(MAILS)
                        .set(MAILS.STATUS, status)
                        .set(MAILS.ERROR, error)
                        .set(MAILS.NEXT_AT, utc(nextAt))
                        .set(MAILS.SENT_AT, sentAt == null ? null : utc(sentAt))
                        .set(MAILS.ATTEMPTS, MAILS.ATTEMPTS.minus(attemptsBack))
                        .where(row(mail.vendor(), mail.id()), MAILS.STATUS.eq(QUEUED))
                        .execute());
    }

    Optional<Instant> nextDue(VendorId vendor) {
        return database.read(sql ->
                        sql.select(DSL.min(MAILS.NEXT_AT))
                                .from(MAILS)
                                .where(MAILS.VENDOR_ID.eq(vendor.value()))
                                .and(MAILS.STATUS.eq(DSL.inline(QUEUED)))
                                .fetchOptional(0, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    /** Vendors with mails to send, and since when: for the sweep after a start. */
    List<VendorId> waiting() {
        return database.read(sql ->
                sql.selectDistinct(MAILS.VENDOR_ID)
                        .from(MAILS)
                        .where(MAILS.STATUS.eq(DSL.inline(QUEUED)))
                        .fetch(row -> new VendorId(row.value1())));
    }

    Optional<QueuedMail> find(VendorId vendor, MailId id) {
        return database.read(
                sql -> sql.selectFrom(MAILS).where(row(vendor, id)).fetchOptional(this::mail));
    }

    /** Newest first. */
    List<QueuedMail> latest(VendorId vendor, @Nullable UUID before, int most) {
        return database.read(sql ->
                sql.selectFrom(MAILS)
                        .where(MAILS.VENDOR_ID.eq(vendor.value()))
                        .and(before == null ? DSL.noCondition() : MAILS.ID.lt(before))
                        .orderBy(MAILS.ID.desc())
                        .limit(most)
                        .fetch(this::mail));
    }

    /** Those with one of these subjects, oldest first. */
    List<QueuedMail> about(VendorId vendor, Collection<UUID> subjects) {
        return database.read(sql ->
                sql.selectFrom(MAILS)
                        .where(MAILS.VENDOR_ID.eq(vendor.value()))
                        .and(MAILS.SUBJECT_ID.in(subjects))
                        .orderBy(MAILS.ID)
                        .fetch(this::mail));
    }

    Optional<byte[]> archived(QueuedMail mail) {
        return database.read(sql ->
                sql.select(MAIL_ARCHIVE.MESSAGE)
                        .from(MAIL_ARCHIVE)
                        .where(MAIL_ARCHIVE.VENDOR_ID.eq(mail.vendor().value()))
                        .and(MAIL_ARCHIVE.MAIL_ID.eq(mail.id().value()))
                        .fetchOptional(row -> vault.open(row.value1())));
    }

    /** The subjects of those mails that are archived. */
    Map<MailId, String> subjects(VendorId vendor, List<QueuedMail> mails) {
        UUID[] ids = mails.stream().map(mail -> mail.id().value()).toArray(UUID[]::new);
        return database.read(sql ->
                sql
                        .select(MAIL_ARCHIVE.MAIL_ID, MAIL_ARCHIVE.SUBJECT)
                        .from(MAIL_ARCHIVE)
                        .where(MAIL_ARCHIVE.VENDOR_ID.eq(vendor.value()))
                        .and(MAIL_ARCHIVE.MAIL_ID.eq(DSL.any(ids)))
                        .fetch()
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        row -> new MailId(row.value1()),
                                        row -> vault.openText(row.value2()))));
    }

    /** Keeps the message, unless another is kept already: the first one stands. */
    void archive(QueuedMail mail, MailComposer.Composed composed) {
        byte[] subject = vault.seal(composed.subject());
        byte[] message = vault.seal(composed.message());
        database.run(tx ->
                tx.sql()
                        .insertInto(MAIL_ARCHIVE)
                        .values(mail.vendor().value(), mail.id().value(), subject, message)
                        .onConflictDoNothing()
                        .execute());
    }

    private QueuedMail mail(MailsRecord row) {
        OffsetDateTime sentAt = row.getSentAt();
        return new QueuedMail(
                new VendorId(row.getVendorId()),
                new MailId(row.getId()),
                row.getKind(),
                row.getSubjectId(),
                vault.openText(row.getRecipient()),
                row.getLocale(),
                row.getStatus(),
                row.getAttempts(),
                row.getQueuedAt().toInstant(),
                sentAt == null ? null : sentAt.toInstant(),
                row.getError());
    }

    private static Condition row(VendorId vendor, MailId id) {
        return MAILS.VENDOR_ID.eq(vendor.value()).and(MAILS.ID.eq(id.value()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
