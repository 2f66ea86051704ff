package dev.kontor.tax.packs;

import static dev.kontor.tax.db.Tables.CONTENTS;

import dev.kontor.platform.Database;
import dev.kontor.platform.Sha256;
import dev.kontor.platform.Tx;
import dev.kontor.tax.content.ContentReader;
import dev.kontor.tax.content.Tables;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.db.tables.records.ContentsRecord;
import dev.kontor.tax.packs.History.Composition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The table of contents: every bundle and pack that was ever in force. */
public final class ContentArchive {
    private final Database database;

    public ContentArchive(Database database) {
        this.database = database;
    }

    /** All editions, in their order. */
    public History history() {
        return database.read(ContentArchive::history);
    }

    private static History history(DSLContext sql) {
        return new History(
                sql.select(
                                CONTENTS.NO,
                                CONTENTS.KIND,
                                CONTENTS.NAME,
                                CONTENTS.VERSION,
                                CONTENTS.ISSUER,
                                CONTENTS.SUMMARY,
                                CONTENTS.CONTENT_VERSION,
                                CONTENTS.APPLIED_AT,
                                CONTENTS.APPLIED_BY)
                        .from(CONTENTS)
                        .orderBy(CONTENTS.NO)
                        .fetch(ContentArchive::edition));
    }

    private static Edition edition(Record row) {
        return new Edition(
                row.get(CONTENTS.NO),
                Edition.Kind.valueOf(row.get(CONTENTS.KIND).toUpperCase(Locale.ROOT)),
                row.get(CONTENTS.NAME),
                row.get(CONTENTS.VERSION),
                row.get(CONTENTS.ISSUER),
                row.get(CONTENTS.SUMMARY),
                row.get(CONTENTS.CONTENT_VERSION),
                row.get(CONTENTS.APPLIED_AT).toInstant(),
                row.get(CONTENTS.APPLIED_BY));
    }

    /** The number of the last edition, 0 without any; one look at an index. */
    public int newest() {
        return database
                .<List<Integer>>read(sql ->
                        sql.select(CONTENTS.NO)
                                .from(CONTENTS)
                                .orderBy(CONTENTS.NO.desc())
                                .limit(1)
                                .fetch(CONTENTS.NO))
                .stream()
                .findFirst()
                .orElse(0);
    }

    /** The tables of a composition. */
    public Tables tables(Composition composition) {
        Tables tables = Pack.tables(Pack.unzip(bytes(composition.bundle().no())));
        for (Edition pack : composition.packs()) {
            tables = tables.with(Pack.tables(Pack.unzip(bytes(pack.no()))));
        }
        return tables;
    }

    /** The content of a composition. */
    public TaxContent content(Composition composition) {
        return ContentReader.read(tables(composition), composition.version());
    }

    private byte[] bytes(int no) {
        return database.<ContentsRecord>read(
                        sql -> sql.selectFrom(CONTENTS).where(CONTENTS.NO.eq(no)).fetchSingle())
                .getBytes();
    }

    /**
     * Takes the bundle of this version of Kontor into the history, unless it is there or a newer
     * one is. Tables that were changed under the version of an earlier bundle get a version with a
     * part of their hash.
     */
    public void takeBundle(Instant now) {
        takeBundle(Tables.bundledTexts(), now);
    }

    void takeBundle(SortedMap<String, String> texts, Instant now) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        byte[] bytes = Pack.zip(files);
        byte[] hash = hash(files);
        String version = ContentReader.version(Tables.of(texts));
        database.run(tx -> {
            History history = locked(tx);
            boolean newer =
                    history.current()
                            .map(it -> Version.compare(it.bundle().version(), version) <= 0)
                            .orElse(true);
            if (newer && !tx.sql().fetchExists(CONTENTS, CONTENTS.SHA256.eq(hash))) {
                Edition bundle = bundle(history, version, hash, now);
                insert(tx, bundle, hash, null, bytes);
            }
        });
    }

    /** Of the texts: how a ZIP is packed may differ from machine to machine. */
    private static byte[] hash(SortedMap<String, byte[]> files) {
        MessageDigest digest = Sha256.digest();
        files.forEach((path, text) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text);
            digest.update((byte) 0);
        });
        return digest.digest();
    }

    private static Edition bundle(History history, String version, byte[] hash, Instant now) {
        boolean known =
                history.editions().stream()
                        .anyMatch(it -> it.isBundle() && it.version().equals(version));
        String label = known ? version + "-" + HexFormat.of().formatHex(hash, 0, 4) : version;
        int no = history.newest() + 1;
        return new Edition(
                no,
                Edition.Kind.BUNDLE,
                "bundle",
                label,
                History.PROJECT,
                "the tables that come with Kontor",
                Composition.version(label, history.packs(label, no)),
                now,
                "kontor");
    }

    /**
     * Puts a pack into force that was checked on top of this history.
     *
     * @throws IllegalArgumentException when the history has grown meanwhile
     */
    public Edition apply(Pack pack, History checked, String by, Instant now) {
        return database.write(tx -> {
            History history = locked(tx);
            if (history.newest() != checked.newest()) {
                throw new IllegalArgumentException(
                        "the tables have changed meanwhile; check the pack again");
            }
            history.admit(pack);
            int no = history.newest() + 1;
            String bundle = history.current().orElseThrow().bundle().version();
            Edition edition =
                    new Edition(
                            no,
                            Edition.Kind.PACK,
                            pack.name(),
                            pack.version(),
                            pack.issuer(),
                            pack.summary(),
                            bundle + "+" + no,
                            now,
                            by);
            insert(tx, edition, Sha256.of(pack.bytes()), pack.signer(), pack.bytes());
            return edition;
        });
    }

    /** Nobody else adds an edition before this transaction ends. */
    private static History locked(Tx tx) {
        tx.sql().execute("lock table tax.contents in share row exclusive mode");
        return history(tx.sql());
    }

    private static void insert(
            Tx tx, Edition edition, byte[] hash, byte @Nullable [] signer, byte[] bytes) {
        tx.sql()
                .insertInto(CONTENTS)
                .set(CONTENTS.NO, edition.no())
                .set(CONTENTS.KIND, edition.kind().name().toLowerCase(Locale.ROOT))
                .set(CONTENTS.NAME, edition.name())
                .set(CONTENTS.VERSION, edition.version())
                .set(CONTENTS.ISSUER, edition.issuer())
                .set(CONTENTS.SUMMARY, edition.summary())
                .set(CONTENTS.SHA256, hash)
                .set(CONTENTS.SIGNER, signer)
                .set(CONTENTS.BYTES, bytes)
                .set(CONTENTS.CONTENT_VERSION, edition.contentVersion())
                .set(CONTENTS.APPLIED_AT, edition.appliedAt().atOffset(ZoneOffset.UTC))
                .set(CONTENTS.APPLIED_BY, edition.appliedBy())
                .execute();
    }
}
