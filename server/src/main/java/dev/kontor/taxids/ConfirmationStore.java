package dev.kontor.taxids;

import static dev.kontor.taxids.db.Tables.REGISTER_ANSWERS;

import dev.kontor.platform.Database;
import dev.kontor.platform.Sha256;
import dev.kontor.taxids.TaxIdState.Confirmation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What the real registers confirmed last, shared by all vendors, found by hash. */
final class ConfirmationStore {
    private static final int BATCH = 1_000;

    private final Database database;

    ConfirmationStore(Database database) {
        this.database = database;
    }

    /** A proof is given to one requester, and proves nothing for another. */
    private static byte[] key(String id, @Nullable String requester) {
        return Sha256.of(id + "|" + (requester == null ? "" : requester));
    }

    Optional<Confirmation> find(String id, @Nullable String requester) {
        return database.read(sql ->
                sql.selectFrom(REGISTER_ANSWERS)
                        .where(REGISTER_ANSWERS.KEY.eq(key(id, requester)))
                        .fetchOptional(row ->
                                new Confirmation(
                                        row.getConsultation(),
                                        row.getName(),
                                        row.getConfirmedAt().toInstant())));
    }

    void save(String id, @Nullable String requester, Confirmation confirmation) {
        database.run(tx ->
                tx.sql()
                        .insertInto(REGISTER_ANSWERS)
                        .set(REGISTER_ANSWERS.KEY, key(id, requester))
                        .set(
                                REGISTER_ANSWERS.CONFIRMED_AT,
                                confirmation.at().atOffset(ZoneOffset.UTC))
                        .set(REGISTER_ANSWERS.CONSULTATION, confirmation.consultationNumber())
                        .set(REGISTER_ANSWERS.NAME, confirmation.name())
                        .onConflict(REGISTER_ANSWERS.KEY)
                        .doUpdate()
                        .setAllToExcluded()
                        .execute());
    }

    /**
     * Forgets what was confirmed more than 30 days ago: it serves no sale any more (handbook 4.4),
     * and may name people.
     *
     * @return how many
     */
    int forgetOld(Instant now) {
        Instant before = now.minus(TaxIdState.FRESH);
        int all = 0;
        int some;
        do {
            some = forgetSome(before);
            all += some;
        } while (some == BATCH);
        return all;
    }

    private int forgetSome(Instant before) {
        return database.write(tx ->
                tx.sql()
                        .deleteFrom(REGISTER_ANSWERS)
                        .where(
                                REGISTER_ANSWERS.KEY.in(
                                        DSL.select(REGISTER_ANSWERS.KEY)
                                                .from(REGISTER_ANSWERS)
                                                .where(
                                                        REGISTER_ANSWERS.CONFIRMED_AT.lt(
                                                                before.atOffset(ZoneOffset.UTC)))
                                                .orderBy(REGISTER_ANSWERS.CONFIRMED_AT)
                                                .limit(BATCH)
                                                .forUpdate()
                                                .skipLocked()))
                        .execute());
    }

    /** A register that says no takes back what it said. */
    void delete(String id, @Nullable String requester) {
        database.run(tx ->
                tx.sql()
                        .deleteFrom(REGISTER_ANSWERS)
                        .where(REGISTER_ANSWERS.KEY.eq(key(id, requester)))
                        .execute());
    }
}
