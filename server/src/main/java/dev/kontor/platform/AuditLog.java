package dev.kontor.platform;

import static dev.kontor.platform.db.Tables.AUDIT_LOG;

import dev.kontor.platform.db.tables.records.AuditLogRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, when and why (handbook 12): refunds, role and key changes, reviews, exports. Rows
 * are chained by SHA-256 per vendor; a changed or missing row breaks the chain.
 */
public final class AuditLog {
    /**
     * What happened.
     *
     * @param actor such as {@code key:kt_test_demo}, {@code staff:ada@…}, {@code system}
     * @param action such as {@code refund.issued}
     * @param object the id of what was changed
     */
    public record Entry(
            VendorId vendor,
            String actor,
            String action,
            String object,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String requestId) {}

    /** A row as it stands. */
    public record Row(long position, Instant at, Entry entry) {}

    private static final byte[] GENESIS = new byte[32];

    private final Database database;

    public AuditLog(Database database) {
        this.database = database;
    }

    /** Appends one row. Rows of one vendor are written one after the other. */
    public void append(Tx tx, Entry entry, Instant now) {
        tx.sql()
                .execute(
                        "select pg_advisory_xact_lock(hashtextextended({0}, 0))",
                        DSL.val("audit:" + entry.vendor().value()));
        var last =
                tx.sql()
                        .select(AUDIT_LOG.POSITION, AUDIT_LOG.HASH)
                        .from(AUDIT_LOG)
                        .where(AUDIT_LOG.VENDOR_ID.eq(entry.vendor().value()))
                        .orderBy(AUDIT_LOG.POSITION.desc())
                        .limit(1)
                        .fetchOptional();
        long position = last.map(row -> row.value1() + 1).orElse(1L);
        byte[] previous = last.map(row -> row.value2()).orElse(GENESIS);
        tx.sql()
                .insertInto(AUDIT_LOG)
                .set(AUDIT_LOG.VENDOR_ID, entry.vendor().value())
                .set(AUDIT_LOG.POSITION, position)
                .set(AUDIT_LOG.AT, now.atOffset(ZoneOffset.UTC))
                .set(AUDIT_LOG.ACTOR, entry.actor())
                .set(AUDIT_LOG.ACTION, entry.action())
                .set(AUDIT_LOG.OBJECT, entry.object())
                .set(AUDIT_LOG.REASON, entry.reason())
                .set(AUDIT_LOG.DETAIL, entry.detail())
                .set(AUDIT_LOG.REQUEST_ID, entry.requestId())
                .set(AUDIT_LOG.PREVIOUS_HASH, previous)
                .set(AUDIT_LOG.HASH, hash(previous, position, entry, now))
                .execute();
    }

    /** The newest rows of a vendor. */
    public List<Row> latest(VendorId vendor, int limit) {
        return database.read(sql ->
                sql.selectFrom(AUDIT_LOG)
                        .where(AUDIT_LOG.VENDOR_ID.eq(vendor.value()))
                        .orderBy(AUDIT_LOG.POSITION.desc())
                        .limit(limit)
                        .fetch(AuditLog::row));
    }

    /** What was done to these objects, oldest first. */
    public List<Row> of(VendorId vendor, Collection<String> objects) {
        return database.read(sql ->
                sql.selectFrom(AUDIT_LOG)
                        .where(AUDIT_LOG.VENDOR_ID.eq(vendor.value()))
                        .and(AUDIT_LOG.OBJECT.in(objects))
                        .orderBy(AUDIT_LOG.POSITION)
                        .fetch(AuditLog::row));
    }

    private static Row row(AuditLogRecord row) {
        return new Row(
                row.getPosition(),
                row.getAt().toInstant(),
                new Entry(
                        new VendorId(row.getVendorId()),
                        row.getActor(),
                        row.getAction(),
                        row.getObject(),
                        row.getReason(),
                        row.getDetail(),
                        row.getRequestId()));
    }

    /** Whether no row of the vendor was changed or removed from the middle. */
    public boolean isIntact(VendorId vendor) {
        byte[] previous = GENESIS;
        long position = 1;
        for (var row :
                database.read(sql ->
                        sql.selectFrom(AUDIT_LOG)
                                .where(AUDIT_LOG.VENDOR_ID.eq(vendor.value()))
                                .orderBy(AUDIT_LOG.POSITION)
                                .fetch())) {
            Entry entry = row(row).entry();
            byte[] expected = hash(previous, position, entry, row.getAt().toInstant());
            if (row.getPosition() != position || !MessageDigest.isEqual(expected, row.getHash())) {
                return false;
            }
            previous = expected;
            position++;
        }
        return true;
    }

    private static byte[] hash(byte[] previous, long position, Entry entry, Instant at) {
        MessageDigest digest = Sha256.digest();
        digest.update(previous);
        digest.update(
                Json.text(List.of(position, at.toString(), entry))
                        .getBytes(StandardCharsets.UTF_8));
        return digest.digest();
    }
}
