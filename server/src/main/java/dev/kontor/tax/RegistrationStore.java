package dev.kontor.tax;

import static dev.kontor.tax.db.Tables.REGISTRATIONS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.tax.Registrations.Registration;
import dev.kontor.vendors.Entity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The registrations of legal entities, read from memory. */
final class RegistrationStore {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Database database;
    private final Cache<String, Registrations> byEntity =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(FRESH).build();

    RegistrationStore(Database database) {
        this.database = database;
    }

    /** Those on record, and the one at home, without which nobody is an entity here. */
    Registrations of(Entity entity) {
        return byEntity.get(entity.code(), code -> load(entity));
    }

    private Registrations load(Entity entity) {
        List<Registration> all = new ArrayList<>();
        all.add(
                new Registration(
                        entity.country(), "standard", entity.vatId(), LocalDate.EPOCH, null));
        all.addAll(
                database.read(sql ->
                        sql.selectFrom(REGISTRATIONS)
                                .where(REGISTRATIONS.ENTITY.eq(entity.code()))
                                .orderBy(REGISTRATIONS.JURISDICTION, REGISTRATIONS.VALID_FROM)
                                .fetch(row ->
                                        new Registration(
                                                row.getJurisdiction(),
                                                row.getScheme(),
                                                row.getNumber(),
                                                row.getValidFrom(),
                                                row.getValidTo()))));
        return Registrations.of(all);
    }

    void save(Tx tx, Entity entity, Registration one) {
        tx.sql()
                .insertInto(REGISTRATIONS)
                .set(REGISTRATIONS.ENTITY, entity.code())
                .set(REGISTRATIONS.JURISDICTION, one.jurisdiction())
                .set(REGISTRATIONS.SCHEME, one.scheme())
                .set(REGISTRATIONS.NUMBER, one.number())
                .set(REGISTRATIONS.VALID_FROM, one.from())
                .set(REGISTRATIONS.VALID_TO, one.until())
                .onConflict(
                        REGISTRATIONS.ENTITY, REGISTRATIONS.JURISDICTION, REGISTRATIONS.VALID_FROM)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        tx.afterCommit(() -> byEntity.invalidate(entity.code()));
    }
}
