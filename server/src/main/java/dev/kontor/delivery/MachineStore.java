package dev.kontor.delivery;

import static dev.kontor.delivery.EntitlementStore.instant;
import static dev.kontor.delivery.EntitlementStore.utc;
import static dev.kontor.delivery.db.Tables.ACTIVATIONS;

import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Machines in the database. */
final class MachineStore {
    private final Vault vault;

    MachineStore(Vault vault) {
        this.vault = vault;
    }

    /** Machines that were not released, oldest first. */
    Map<LicenseId, List<Machine>> active(
            DSLContext sql, VendorId vendor, Collection<UUID> licenses) {
        return sql.selectFrom(ACTIVATIONS)
                .where(ACTIVATIONS.VENDOR_ID.eq(vendor.value()))
                .and(ACTIVATIONS.LICENSE_ID.in(licenses))
                .and(ACTIVATIONS.RELEASED_AT.isNull())
                .orderBy(ACTIVATIONS.ID)
                .fetch()
                .intoGroups(row -> new LicenseId(row.get(ACTIVATIONS.LICENSE_ID)), this::machine);
    }

    void insert(Tx tx, VendorId vendor, LicenseId license, Machine machine) {
        String name = machine.name();
        tx.sql()
                .insertInto(ACTIVATIONS)
                .set(ACTIVATIONS.VENDOR_ID, vendor.value())
                .set(ACTIVATIONS.LICENSE_ID, license.value())
                .set(ACTIVATIONS.ID, machine.id().value())
                .set(ACTIVATIONS.FINGERPRINT, machine.fingerprint().hashes())
                .set(ACTIVATIONS.NAME, name == null ? null : vault.seal(name))
                .set(ACTIVATIONS.ACTIVATED_AT, utc(machine.activatedAt()))
                .set(ACTIVATIONS.SEEN_AT, utc(machine.seenAt()))
                .execute();
    }

    /** Notes that a machine was seen. */
    void see(Tx tx, VendorId vendor, LicenseId license, ActivationId id, Instant real) {
        tx.sql()
                .update(ACTIVATIONS)
                .set(ACTIVATIONS.SEEN_AT, utc(real))
                .where(is(vendor, license, id))
                .execute();
    }

    /** Holds a machine's seat until its offline file ends. */
    void keepOffline(Tx tx, VendorId vendor, LicenseId license, ActivationId id, Instant until) {
        tx.sql()
                .update(ACTIVATIONS)
                .set(ACTIVATIONS.OFFLINE_UNTIL, utc(until))
                .where(is(vendor, license, id))
                .execute();
    }

    /**
     * Gives up a machine's seat; whether it had one.
     *
     * @param self whether it was the buyer's doing, which is rationed
     */
    boolean release(
            Tx tx, VendorId vendor, LicenseId license, ActivationId id, boolean self, Instant now) {
        return tx.sql()
                        .update(ACTIVATIONS)
                        .set(ACTIVATIONS.RELEASED_AT, utc(now))
                        .set(ACTIVATIONS.SELF_RELEASED, self)
                        .where(is(vendor, license, id))
                        .and(ACTIVATIONS.RELEASED_AT.isNull())
                        .execute()
                == 1;
    }

    /** When buyers released machines since {@code from}, oldest first. */
    List<Instant> selfReleasedSince(Tx tx, VendorId vendor, LicenseId license, Instant from) {
        return tx.sql()
                .select(ACTIVATIONS.RELEASED_AT)
                .from(ACTIVATIONS)
                .where(of(vendor, license))
                .and(ACTIVATIONS.SELF_RELEASED)
                .and(ACTIVATIONS.RELEASED_AT.gt(utc(from)))
                .orderBy(ACTIVATIONS.RELEASED_AT)
                .fetch(row -> row.value1().toInstant());
    }

    /** The machine of this fingerprint that was released last. */
    Optional<Machine> released(Tx tx, VendorId vendor, LicenseId license, Fingerprint fingerprint) {
        return tx.sql()
                .selectFrom(ACTIVATIONS)
                .where(of(vendor, license))
                .and(ACTIVATIONS.FINGERPRINT.eq(fingerprint.hashes()))
                .and(ACTIVATIONS.RELEASED_AT.isNotNull())
                .orderBy(ACTIVATIONS.ID.desc())
                .limit(1)
                .fetchOptional(this::machine);
    }

    private static Condition of(VendorId vendor, LicenseId license) {
        return ACTIVATIONS
                .VENDOR_ID
                .eq(vendor.value())
                .and(ACTIVATIONS.LICENSE_ID.eq(license.value()));
    }

    private static Condition is(VendorId vendor, LicenseId license, ActivationId id) {
        return of(vendor, license).and(ACTIVATIONS.ID.eq(id.value()));
    }

    private Machine machine(Record row) {
        byte @Nullable [] name = row.get(ACTIVATIONS.NAME);
        return new Machine(
                new ActivationId(row.get(ACTIVATIONS.ID)),
                new Fingerprint(row.get(ACTIVATIONS.FINGERPRINT)),
                name == null ? null : vault.openText(name),
                row.get(ACTIVATIONS.ACTIVATED_AT).toInstant(),
                row.get(ACTIVATIONS.SEEN_AT).toInstant(),
                instant(row.get(ACTIVATIONS.OFFLINE_UNTIL)));
    }
}
