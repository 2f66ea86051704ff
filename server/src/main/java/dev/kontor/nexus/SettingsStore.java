package dev.kontor.nexus;

import static dev.kontor.nexus.db.Tables.ENTITY_SETTINGS;
import static dev.kontor.nexus.db.Tables.SETTINGS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Standing.Unregistered;
import dev.kontor.vendors.Entity;
import java.time.Duration;
import java.util.Locale;

/** The settings of tenants and of legal entities, read from memory. */
final class SettingsStore {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Database database;
    private final Cache<VendorId, TaxSettings> tenants =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(FRESH).build();
    private final Cache<String, TaxSettings.OfEntity> entities =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(FRESH).build();

    SettingsStore(Database database) {
        this.database = database;
    }

    /** The tenant's own decisions, and those that its holder took for all who sell through it. */
    TaxSettings of(Holder holder, VendorId tenant) {
        TaxSettings own = tenants.get(tenant, this::load);
        return switch (holder) {
            case Holder.OfSandbox sandbox -> own;
            case Holder.OfEntity(Entity entity) ->
                    own.with(entities.get(entity.code(), this::loadEntity));
        };
    }

    private TaxSettings load(VendorId tenant) {
        return database.read(sql ->
                sql.selectFrom(SETTINGS)
                        .where(SETTINGS.VENDOR_ID.eq(tenant.value()))
                        .fetchOptional(row ->
                                new TaxSettings(
                                        Unregistered.valueOf(
                                                row.getUnregistered().toUpperCase(Locale.ROOT)),
                                        row.getMicroThreshold(),
                                        TaxSettings.OfEntity.of(false, row.getIdChecks())
                                                .idChecks()))
                        .orElse(TaxSettings.DEFAULT));
    }

    private TaxSettings.OfEntity loadEntity(String code) {
        return database.read(sql ->
                sql.selectFrom(ENTITY_SETTINGS)
                        .where(ENTITY_SETTINGS.ENTITY.eq(code))
                        .fetchOptional(row ->
                                TaxSettings.OfEntity.of(row.getMicroThreshold(), row.getIdChecks()))
                        .orElse(TaxSettings.OfEntity.NOTHING));
    }

    void save(Tx tx, Holder holder, VendorId tenant, TaxSettings settings) {
        switch (holder) {
            case Holder.OfSandbox sandbox -> saveOwn(tx, tenant, settings);
            case Holder.OfEntity(Entity entity) -> {
                saveOwn(tx, tenant, settings.with(TaxSettings.OfEntity.NOTHING));
                saveEntity(tx, entity.code(), settings.entity());
            }
        }
    }

    private void saveOwn(Tx tx, VendorId tenant, TaxSettings settings) {
        tx.sql()
                .insertInto(SETTINGS)
                .set(SETTINGS.VENDOR_ID, tenant.value())
                .set(SETTINGS.UNREGISTERED, settings.unregistered().name().toLowerCase(Locale.ROOT))
                .set(SETTINGS.MICRO_THRESHOLD, settings.microThreshold())
                .set(SETTINGS.ID_CHECKS, settings.entity().line())
                .onConflict(SETTINGS.VENDOR_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        tx.afterCommit(() -> tenants.invalidate(tenant));
    }

    private void saveEntity(Tx tx, String code, TaxSettings.OfEntity decided) {
        tx.sql()
                .insertInto(ENTITY_SETTINGS)
                .set(ENTITY_SETTINGS.ENTITY, code)
                .set(ENTITY_SETTINGS.MICRO_THRESHOLD, decided.microThreshold())
                .set(ENTITY_SETTINGS.ID_CHECKS, decided.line())
                .onConflict(ENTITY_SETTINGS.ENTITY)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        tx.afterCommit(() -> entities.invalidate(code));
    }
}
