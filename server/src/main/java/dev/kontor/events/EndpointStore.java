package dev.kontor.events;

import static dev.kontor.events.db.Tables.WEBHOOK_ENDPOINTS;

import dev.kontor.events.db.tables.records.WebhookEndpointsRecord;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The SQL of webhook endpoints. */
final class EndpointStore {
    private static final String ENABLED = "enabled";

    private final Database database;
    private final Vault vault;
    private final Epoch epoch;

    EndpointStore(Database database, Vault vault, Epoch epoch) {
        this.database = database;
        this.vault = vault;
        this.epoch = epoch;
    }

    /** Writes a new endpoint; it gets the events of later transactions. */
    void insert(Tx tx, Endpoint endpoint) {
        tx.sql()
                .insertInto(WEBHOOK_ENDPOINTS)
                .set(WEBHOOK_ENDPOINTS.VENDOR_ID, endpoint.vendor().value())
                .set(WEBHOOK_ENDPOINTS.ID, endpoint.id().value())
                .set(WEBHOOK_ENDPOINTS.URL, endpoint.url())
                .set(WEBHOOK_ENDPOINTS.TYPES, endpoint.types().toArray(String[]::new))
                .set(WEBHOOK_ENDPOINTS.SECRET, vault.seal(endpoint.secrets().getFirst()))
                .set(WEBHOOK_ENDPOINTS.STATUS, ENABLED)
                .set(WEBHOOK_ENDPOINTS.CURSOR, DSL.field(epoch.here(), UUID.class))
                .set(WEBHOOK_ENDPOINTS.CREATED_AT, utc(endpoint.createdAt()))
                .execute();
    }

    /** Takes the vendor's lock on the number of endpoints and counts them. */
    int countLocked(Tx tx, VendorId vendor) {
        tx.sql()
                .execute(
                        "select pg_advisory_xact_lock(hashtextextended({0}, 0))",
                        DSL.val("webhook_endpoints:" + vendor.value()));
        return tx.sql()
                .fetchCount(WEBHOOK_ENDPOINTS, WEBHOOK_ENDPOINTS.VENDOR_ID.eq(vendor.value()));
    }

    /** All endpoints of the vendor, newest first. */
    List<Endpoint> all(VendorId vendor, Instant now) {
        return database.read(sql ->
                sql.selectFrom(WEBHOOK_ENDPOINTS)
                        .where(WEBHOOK_ENDPOINTS.VENDOR_ID.eq(vendor.value()))
                        .orderBy(WEBHOOK_ENDPOINTS.ID.desc())
                        .fetch(row -> endpoint(row, now)));
    }

    boolean hasEnabled(VendorId vendor) {
        return database.read(sql ->
                sql.fetchExists(
                        WEBHOOK_ENDPOINTS,
                        WEBHOOK_ENDPOINTS.VENDOR_ID.eq(vendor.value()),
                        WEBHOOK_ENDPOINTS.STATUS.eq(ENABLED)));
    }

    Optional<Endpoint> find(VendorId vendor, EndpointId id, Instant now) {
        return database.read(sql ->
                sql.selectFrom(WEBHOOK_ENDPOINTS)
                        .where(row(vendor, id))
                        .fetchOptional(row -> endpoint(row, now)));
    }

    /** Finds and locks. */
    Optional<Endpoint> lock(Tx tx, VendorId vendor, EndpointId id, Instant now) {
        return tx.sql()
                .selectFrom(WEBHOOK_ENDPOINTS)
                .where(row(vendor, id))
                .forUpdate()
                .fetchOptional(row -> endpoint(row, now));
    }

    /** Puts a new secret in front of the one that signs now, which goes on until then. */
    void rotate(Tx tx, Endpoint endpoint, String secret, Instant until) {
        tx.sql()
                .update(WEBHOOK_ENDPOINTS)
                .set(WEBHOOK_ENDPOINTS.OLD_SECRET, WEBHOOK_ENDPOINTS.SECRET)
                .set(WEBHOOK_ENDPOINTS.OLD_SECRET_UNTIL, utc(until))
                .set(WEBHOOK_ENDPOINTS.SECRET, vault.seal(secret))
                .where(row(endpoint.vendor(), endpoint.id()))
                .execute();
    }

    int delete(Tx tx, VendorId vendor, EndpointId id) {
        return tx.sql().deleteFrom(WEBHOOK_ENDPOINTS).where(row(vendor, id)).execute();
    }

    /** Whether it was enabled until now. */
    boolean disable(Tx tx, VendorId vendor, EndpointId id, String reason) {
        return tx.sql()
                        .update(WEBHOOK_ENDPOINTS)
                        .set(WEBHOOK_ENDPOINTS.STATUS, "disabled")
                        .set(WEBHOOK_ENDPOINTS.DISABLED_REASON, reason)
                        .where(row(vendor, id), WEBHOOK_ENDPOINTS.STATUS.eq(ENABLED))
                        .execute()
                == 1;
    }

    void enable(Tx tx, VendorId vendor, EndpointId id) {
        tx.sql()
                .update(WEBHOOK_ENDPOINTS)
                .set(WEBHOOK_ENDPOINTS.STATUS, ENABLED)
                .setNull(WEBHOOK_ENDPOINTS.DISABLED_REASON)
                .setNull(WEBHOOK_ENDPOINTS.FAILING_SINCE)
                .where(row(vendor, id))
                .execute();
    }

    /** Notes the first failure after a success; answers since when it fails. */
    Optional<Instant> failing(Tx tx, VendorId vendor, EndpointId id, Instant now) {
        return tx.sql()
                .update(WEBHOOK_ENDPOINTS)
                .set(
                        WEBHOOK_ENDPOINTS.FAILING_SINCE,
                        DSL.coalesce(WEBHOOK_ENDPOINTS.FAILING_SINCE, utc(now)))
                .where(row(vendor, id))
                .returning(WEBHOOK_ENDPOINTS.FAILING_SINCE)
                .fetchOptional(it -> it.getFailingSince().toInstant());
    }

    void healthy(Tx tx, VendorId vendor, EndpointId id) {
        tx.sql()
                .update(WEBHOOK_ENDPOINTS)
                .setNull(WEBHOOK_ENDPOINTS.FAILING_SINCE)
                .where(row(vendor, id), WEBHOOK_ENDPOINTS.FAILING_SINCE.isNotNull())
                .execute();
    }

    private Endpoint endpoint(WebhookEndpointsRecord row, Instant now) {
        return new Endpoint(
                new VendorId(row.getVendorId()),
                new EndpointId(row.getId()),
                row.getUrl(),
                List.of(row.getTypes()),
                secrets(row, now),
                row.getStatus().equals(ENABLED),
                row.getDisabledReason(),
                instant(row.getFailingSince()),
                row.getCreatedAt().toInstant());
    }

    private List<String> secrets(WebhookEndpointsRecord row, Instant now) {
        List<String> secrets = new ArrayList<>(List.of(vault.openText(row.getSecret())));
        OffsetDateTime until = row.getOldSecretUntil();
        if (until != null && until.toInstant().isAfter(now)) {
            secrets.add(vault.openText(row.getOldSecret()));
        }
        return secrets;
    }

    private static Condition row(VendorId vendor, EndpointId id) {
        return WEBHOOK_ENDPOINTS
                .VENDOR_ID
                .eq(vendor.value())
                .and(WEBHOOK_ENDPOINTS.ID.eq(id.value()));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
