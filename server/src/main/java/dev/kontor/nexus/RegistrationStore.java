package dev.kontor.nexus;

import static dev.kontor.nexus.db.Tables.ENTITY_REGISTRATIONS;
import static dev.kontor.nexus.db.Tables.REGISTRATIONS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.nexus.Registered.Period;
import dev.kontor.nexus.Registered.Scheme;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Registrations in rows: an entity's, or a sandbox's own. Both tables have the same columns. */
final class RegistrationStore {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Database database;
    private final Cache<Holder, List<Registered>> known =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(FRESH).build();

    RegistrationStore(Database database) {
        this.database = database;
    }

    /** Whether there is none, from memory. */
    boolean isEmpty(Holder holder) {
        return known(holder).isEmpty();
    }

    /** From memory, but for the first time in half a minute. */
    List<Registered> known(Holder holder) {
        return known.get(holder, this::of);
    }

    /** Those in memory may be old. */
    void forget(Holder holder) {
        known.invalidate(holder);
    }

    /** By jurisdiction, then by day. */
    List<Registered> of(Holder holder) {
        return database.read(sql -> of(sql, holder));
    }

    /** The same for a change: others wait until this transaction is over. */
    List<Registered> lock(Tx tx, Holder holder) {
        String name =
                switch (holder) {
                    case Holder.OfEntity(var entity) -> entity.code();
                    case Holder.OfSandbox(var entity, var sandbox) -> sandbox.toString();
                };
        tx.sql()
                .execute(
                        "select pg_advisory_xact_lock(hashtextextended({0}, 0))",
                        DSL.val("registrations:" + name));
        return of(tx.sql(), holder);
    }

    private static List<Registered> of(DSLContext sql, Holder holder) {
        return sql.select()
                .from(table(holder))
                .where(held(holder))
                .orderBy(
                        table(holder).field(REGISTRATIONS.JURISDICTION.getName()),
                        table(holder).field(REGISTRATIONS.VALID_FROM.getName()))
                .fetch(RegistrationStore::read);
    }

    /** Adds a registration. Constraints of the tables refuse a second one of the same day. */
    void insert(Tx tx, Holder holder, Registered one) {
        tx.afterCommit(() -> known.invalidate(holder));
        switch (holder) {
            case Holder.OfEntity(var entity) ->
                    tx.sql()
                            .insertInto(ENTITY_REGISTRATIONS)
                            .set(ENTITY_REGISTRATIONS.ENTITY, entity.code())
                            .set(ENTITY_REGISTRATIONS.ID, one.id())
                            .set(ENTITY_REGISTRATIONS.JURISDICTION, one.jurisdiction())
                            .set(ENTITY_REGISTRATIONS.SCHEME, word(one.scheme()))
                            .set(ENTITY_REGISTRATIONS.NUMBER, one.number())
                            .set(ENTITY_REGISTRATIONS.PERIOD, period(one))
                            .set(ENTITY_REGISTRATIONS.VALID_FROM, one.from())
                            .set(ENTITY_REGISTRATIONS.VALID_TO, one.until())
                            .set(ENTITY_REGISTRATIONS.RECORDED_ON, one.recordedOn())
                            .execute();
            case Holder.OfSandbox(var entity, var sandbox) ->
                    tx.sql()
                            .insertInto(REGISTRATIONS)
                            .set(REGISTRATIONS.VENDOR_ID, sandbox.value())
                            .set(REGISTRATIONS.ID, one.id())
                            .set(REGISTRATIONS.JURISDICTION, one.jurisdiction())
                            .set(REGISTRATIONS.SCHEME, word(one.scheme()))
                            .set(REGISTRATIONS.NUMBER, one.number())
                            .set(REGISTRATIONS.PERIOD, period(one))
                            .set(REGISTRATIONS.VALID_FROM, one.from())
                            .set(REGISTRATIONS.VALID_TO, one.until())
                            .set(REGISTRATIONS.RECORDED_ON, one.recordedOn())
                            .execute();
        }
    }

    /** Writes the last day of a registration. */
    void end(Tx tx, Holder holder, Registered one) {
        tx.afterCommit(() -> known.invalidate(holder));
        switch (holder) {
            case Holder.OfEntity(var entity) ->
                    tx.sql()
                            .update(ENTITY_REGISTRATIONS)
                            .set(ENTITY_REGISTRATIONS.VALID_TO, one.until())
                            .where(held(holder))
                            .and(ENTITY_REGISTRATIONS.ID.eq(one.id()))
                            .execute();
            case Holder.OfSandbox(var entity, var sandbox) ->
                    tx.sql()
                            .update(REGISTRATIONS)
                            .set(REGISTRATIONS.VALID_TO, one.until())
                            .where(held(holder))
                            .and(REGISTRATIONS.ID.eq(one.id()))
                            .execute();
        }
    }

    private static Table<? extends Record> table(Holder holder) {
        return switch (holder) {
            case Holder.OfEntity(var entity) -> ENTITY_REGISTRATIONS;
            case Holder.OfSandbox(var entity, var sandbox) -> REGISTRATIONS;
        };
    }

    private static Condition held(Holder holder) {
        return switch (holder) {
            case Holder.OfEntity(var entity) -> ENTITY_REGISTRATIONS.ENTITY.eq(entity.code());
            case Holder.OfSandbox(var entity, var sandbox) ->
                    REGISTRATIONS.VENDOR_ID.eq(sandbox.value());
        };
    }

    private static @Nullable String period(Registered one) {
        return one.period() == null ? null : word(one.period());
    }

    private static Registered read(Record row) {
        String period = row.get(REGISTRATIONS.PERIOD.getName(), String.class);
        return new Registered(
                row.get(REGISTRATIONS.ID.getName(), UUID.class),
                row.get(REGISTRATIONS.JURISDICTION.getName(), String.class),
                Scheme.valueOf(upper(row, REGISTRATIONS.SCHEME.getName())),
                row.get(REGISTRATIONS.NUMBER.getName(), String.class),
                period == null ? null : Period.valueOf(period.toUpperCase(Locale.ROOT)),
                row.get(REGISTRATIONS.VALID_FROM.getName(), LocalDate.class),
                row.get(REGISTRATIONS.VALID_TO.getName(), LocalDate.class),
                row.get(REGISTRATIONS.RECORDED_ON.getName(), LocalDate.class));
    }

    private static String upper(Record row, String column) {
        return row.get(column, String.class).toUpperCase(Locale.ROOT);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
