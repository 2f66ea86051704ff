package dev.kontor.exemptions;

import static dev.kontor.exemptions.db.Tables.CERTIFICATES;

import dev.kontor.exemptions.db.tables.records.CertificatesRecord;
import dev.kontor.platform.Database;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Certificates in rows: what is written on them sealed, their buyers found by keyed hash. */
final class CertificateStore {
    private static final String ACTIVE = "active";

    private final Database database;
    private final Vault vault;

    CertificateStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    void insert(Tx tx, Certificate it) {
        tx.sql()
                .insertInto(CERTIFICATES)
                .set(CERTIFICATES.VENDOR_ID, it.vendor().value())
                .set(CERTIFICATES.ID, it.id())
                .set(CERTIFICATES.EMAIL_HASH, hash(it.paper().email()))
                .set(
                        CERTIFICATES.SEALED,
                        vault.seal(new String(Json.write(it.paper()), StandardCharsets.UTF_8)))
                .set(CERTIFICATES.JURISDICTIONS, it.jurisdictions().toArray(String[]::new))
                .set(CERTIFICATES.REASON, it.reason().name().toLowerCase(Locale.ROOT))
                .set(CERTIFICATES.STATUS, it.decided().word())
                .set(CERTIFICATES.VALID_FROM, it.from())
                .set(CERTIFICATES.EXPIRES_ON, it.expiresOn())
                .set(CERTIFICATES.CREATED_AT, it.createdAt().atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** Locks the row. */
    Optional<Certificate> lock(Tx tx, VendorId vendor, UUID id) {
        return tx.sql()
                .selectFrom(CERTIFICATES)
                .where(CERTIFICATES.VENDOR_ID.eq(vendor.value()))
                .and(CERTIFICATES.ID.eq(id))
                .forUpdate()
                .fetchOptional(this::read);
    }

    Optional<Certificate> find(VendorId vendor, UUID id) {
        return database.read(sql ->
                sql.selectFrom(CERTIFICATES)
                        .where(CERTIFICATES.VENDOR_ID.eq(vendor.value()))
                        .and(CERTIFICATES.ID.eq(id))
                        .fetchOptional(this::read));
    }

    /** Writes a decision; false when somebody else has decided meanwhile. */
    boolean isDecided(Tx tx, Certificate it, String before) {
        CertificateState.Done done = Objects.requireNonNull(it.decided().done());
        return tx.sql()
                        .update(CERTIFICATES)
                        .set(CERTIFICATES.STATUS, it.decided().word())
                        .set(CERTIFICATES.DECIDED_AT, done.at().atOffset(ZoneOffset.UTC))
                        .set(CERTIFICATES.DECIDED_BY, done.actor())
                        .set(CERTIFICATES.NOTE, done.note())
                        .where(CERTIFICATES.VENDOR_ID.eq(it.vendor().value()))
                        .and(CERTIFICATES.ID.eq(it.id()))
                        .and(CERTIFICATES.STATUS.eq(before))
                        .execute()
                > 0;
    }

    /** Newest first; one more than {@code limit}, when there is one. */
    List<Certificate> page(
            VendorId vendor, @Nullable String email, @Nullable UUID after, int limit) {
        return database.read(sql ->
                sql.selectFrom(CERTIFICATES)
                        .where(CERTIFICATES.VENDOR_ID.eq(vendor.value()))
                        .and(
                                email == null
                                        ? DSL.noCondition()
                                        : CERTIFICATES.EMAIL_HASH.eq(hash(email)))
                        .and(after == null ? DSL.noCondition() : CERTIFICATES.ID.lt(after))
                        .orderBy(CERTIFICATES.ID.desc())
                        .limit(limit + 1)
                        .fetch(this::read));
    }

    /** Those that are neither in force nor refused, and not over on that day; oldest first. */
    List<Certificate> waiting(VendorId vendor, LocalDate day, int limit) {
        return database.read(sql ->
                sql.selectFrom(CERTIFICATES)
                        .where(waits(vendor, day))
                        .orderBy(CERTIFICATES.ID)
                        .limit(limit)
                        .fetch(this::read));
    }

    long countWaiting(VendorId vendor, LocalDate day) {
        return database.read(sql -> sql.fetchCount(CERTIFICATES, waits(vendor, day)));
    }

    /** The index of those that wait knows these words. */
    private static Condition waits(VendorId vendor, LocalDate day) {
        return CERTIFICATES
                .VENDOR_ID
                .eq(vendor.value())
                .and(CERTIFICATES.STATUS.in(DSL.inline("uploaded"), DSL.inline("reviewed")))
                .and(CERTIFICATES.EXPIRES_ON.isNull().or(CERTIFICATES.EXPIRES_ON.ge(day)));
    }

    boolean hasActive(VendorId vendor) {
        return database.read(sql ->
                sql.fetchExists(
                        sql.selectFrom(CERTIFICATES)
                                .where(CERTIFICATES.VENDOR_ID.eq(vendor.value()))
                                .and(CERTIFICATES.STATUS.eq(ACTIVE))));
    }

    List<Certificate> active(VendorId vendor, String email) {
        return database.read(sql ->
                sql.selectFrom(CERTIFICATES)
                        .where(CERTIFICATES.VENDOR_ID.eq(vendor.value()))
                        .and(CERTIFICATES.EMAIL_HASH.eq(hash(email)))
                        .and(CERTIFICATES.STATUS.eq(ACTIVE))
                        .fetch(this::read));
    }

    private byte[] hash(String email) {
        return vault.mac("tax_certificate", email.toLowerCase(Locale.ROOT));
    }

    private Certificate read(CertificatesRecord row) {
        return new Certificate(
                new VendorId(row.getVendorId()),
                row.getId(),
                Json.read(vault.open(row.getSealed()), Certificate.Paper.class),
                Arrays.asList(row.getJurisdictions()),
                Certificate.Reason.valueOf(row.getReason().toUpperCase(Locale.ROOT)),
                row.getValidFrom(),
                row.getExpiresOn(),
                state(row),
                row.getCreatedAt().toInstant());
    }

    private static CertificateState state(CertificatesRecord row) {
        OffsetDateTime at = row.getDecidedAt();
        if (at == null) {
            return new CertificateState.Uploaded();
        }
        CertificateState.Done done =
                new CertificateState.Done(row.getDecidedBy(), at.toInstant(), row.getNote());
        return switch (row.getStatus()) {
            case "reviewed" -> new CertificateState.Reviewed(done);
            case ACTIVE -> new CertificateState.Active(done);
            case "revoked" -> new CertificateState.Revoked(done);
            default -> throw new IllegalStateException("no status " + row.getStatus());
        };
    }
}
