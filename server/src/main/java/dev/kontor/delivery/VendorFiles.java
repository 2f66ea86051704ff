package dev.kontor.delivery;

import static dev.kontor.delivery.EntitlementStore.utc;
import static dev.kontor.delivery.db.Tables.FILES;

import dev.kontor.catalog.FileId;
import dev.kontor.delivery.db.tables.records.FilesRecord;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** The files of vendors: what they are in the database, their bytes in the object store. */
public final class VendorFiles {
    private final Database database;
    private final ObjectStore objects;
    private final long limit;

    /**
     * @param limit most bytes of a file
     */
    VendorFiles(Database database, ObjectStore objects, long limit) {
        this.database = database;
        this.objects = objects;
        this.limit = limit;
    }

    /**
     * Takes a file that somebody sends, and does what needs it in the transaction that makes it
     * known; if that fails, nothing stays. A file beyond the limit is a 413.
     *
     * @param given media type, for a name whose ending tells none
     */
    public <R> R add(
            VendorId vendor,
            String name,
            @Nullable String given,
            InputStream source,
            Instant now,
            BiFunction<Tx, StoredFile, R> work) {
        String clean = StoredFile.cleanName(name);
        try {
            StoredFile file = store(vendor, clean, FileController.type(clean, given), source, now);
            try {
                return database.write(tx -> {
                    register(tx, file);
                    return work.apply(tx, file);
                });
            } finally {
                discard(file);
            }
        } catch (ObjectStore.TooLarge e) {
            throw DeliveryProblems.fileTooLarge();
        }
    }

    /** Stores the bytes of a file that {@link #register} then makes known. */
    public StoredFile store(
            VendorId vendor, String name, String contentType, InputStream source, Instant now) {
        FileId id = FileId.next();
        ObjectStore.Stored stored = objects.put(vendor, id, source, limit);
        return new StoredFile(
                vendor,
                id,
                StoredFile.cleanName(name),
                stored.size(),
                stored.sha256(),
                contentType,
                now);
    }

    /** Makes a stored file known, in the transaction that needs it. */
    public void register(Tx tx, StoredFile file) {
        tx.sql()
                .insertInto(FILES)
                .set(FILES.VENDOR_ID, file.vendor().value())
                .set(FILES.ID, file.id().value())
                .set(FILES.NAME, file.name())
                .set(FILES.SIZE, file.size())
                .set(FILES.SHA256, file.sha256())
                .set(FILES.CONTENT_TYPE, file.contentType())
                .set(FILES.CREATED_AT, utc(file.createdAt()))
                .execute();
    }

    /** Removes the bytes of a file that was not registered in the end. */
    void discard(StoredFile file) {
        if (find(file.vendor(), file.id()).isEmpty()) {
            objects.delete(file.vendor(), file.id());
        }
    }

    public Optional<StoredFile> find(VendorId vendor, FileId id) {
        return database.read(sql ->
                sql.selectFrom(FILES)
                        .where(FILES.VENDOR_ID.eq(vendor.value()))
                        .and(FILES.ID.eq(id.value()))
                        .fetchOptional(VendorFiles::file));
    }

    /** Newest first, one more than {@code limit}. */
    List<StoredFile> list(VendorId vendor, @Nullable UUID before, int limit) {
        Condition wanted = FILES.VENDOR_ID.eq(vendor.value());
        if (before != null) {
            wanted = wanted.and(FILES.ID.lt(before));
        }
        Condition page = wanted;
        return database.read(sql ->
                sql.selectFrom(FILES)
                        .where(page)
                        .orderBy(FILES.ID.desc())
                        .limit(limit + 1)
                        .fetch(VendorFiles::file));
    }

    /** The bytes from an offset on. The caller closes. */
    public InputStream open(StoredFile file, long from) throws IOException {
        return objects.open(file.vendor(), file.id(), from);
    }

    private static StoredFile file(FilesRecord row) {
        return new StoredFile(
                new VendorId(row.getVendorId()),
                new FileId(row.getId()),
                row.getName(),
                row.getSize(),
                row.getSha256(),
                row.getContentType(),
                row.getCreatedAt().toInstant());
    }
}
