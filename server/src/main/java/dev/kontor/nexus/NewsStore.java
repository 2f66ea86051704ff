package dev.kontor.nexus;

import static dev.kontor.nexus.db.Tables.TABLE_NEWS;

import dev.kontor.platform.Database;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.tax.TableNews;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What people were told of the tables of tax law. */
final class NewsStore {
    private final Database database;

    NewsStore(Database database) {
        this.database = database;
    }

    /** Which of these were told already. */
    Set<String> told(List<String> keys) {
        return new HashSet<>(
                database.read(sql ->
                        sql.select(TABLE_NEWS.KEY)
                                .from(TABLE_NEWS)
                                .where(TABLE_NEWS.KEY.in(keys))
                                .fetch(TABLE_NEWS.KEY)));
    }

    /** Whether nobody else has told it meanwhile. */
    boolean isNew(Tx tx, UUID id, TableNews news, Instant now) {
        return tx.sql()
                        .insertInto(TABLE_NEWS)
                        .set(TABLE_NEWS.KEY, news.key())
                        .set(TABLE_NEWS.ID, id)
                        .set(
                                TABLE_NEWS.KIND,
                                switch (news) {
                                    case TableNews.NewPack pack -> "pack";
                                    case TableNews.Stale stale -> "stale";
                                })
                        .set(TABLE_NEWS.FACTS, Json.text(news))
                        .set(TABLE_NEWS.TOLD_AT, now.atOffset(ZoneOffset.UTC))
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    TableNews get(UUID id) {
        return database.read(sql -> {
            var row = sql.selectFrom(TABLE_NEWS).where(TABLE_NEWS.ID.eq(id)).fetchSingle();
            byte[] facts = row.getFacts().getBytes(StandardCharsets.UTF_8);
            return row.getKind().equals("pack")
                    ? Json.read(facts, TableNews.NewPack.class)
                    : Json.read(facts, TableNews.Stale.class);
        });
    }
}
