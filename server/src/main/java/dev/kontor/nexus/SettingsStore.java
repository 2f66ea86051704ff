package dev.kontor.nexus;

import static dev.kontor.nexus.db.Tables.SETTINGS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Standing.Unregistered;
import java.time.Duration;
import java.util.Locale;

/** The settings of tenants, read from memory. */
final class SettingsStore {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Database database;
    private final Cache<VendorId, TaxSettings> known =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(FRESH).build();

    SettingsStore(Database database) {
        this.database = database;
    }

    TaxSettings of(VendorId tenant) {
        return known.get(tenant, this::load);
    }

    private TaxSettings load(VendorId tenant) {
        return database.read(sql ->
                sql.selectFrom(SETTINGS)
                        .where(SETTINGS.VENDOR_ID.eq(tenant.value()))
                        .fetchOptional(row ->
                                new TaxSettings(
                                        Unregistered.valueOf(
                                                row.getUnregistered().toUpperCase(Locale.ROOT)),
                                        row.getMicroThreshold()))
                        .orElse(TaxSettings.DEFAULT));
    }

    void save(Tx tx, VendorId tenant, TaxSettings settings) {
        tx.sql()
                .insertInto(SETTINGS)
                .set(SETTINGS.VENDOR_ID, tenant.value())
                .set(SETTINGS.UNREGISTERED, settings.unregistered().name().toLowerCase(Locale.ROOT))
                .set(SETTINGS.MICRO_THRESHOLD, settings.microThreshold())
                .onConflict(SETTINGS.VENDOR_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        tx.afterCommit(() -> known.invalidate(tenant));
    }
}
