package dev.kontor.invoices;

import static dev.kontor.invoices.db.Tables.RENDERINGS;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Sha256;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * The PDFs of documents, kept for good: the first rendering with its SHA-256. They may be many
 * times as large as what they are made of.
 */
public final class Archive {
    private final Database database;
    private final Vault vault;
    private final Clocks clocks;

    Archive(Database database, Vault vault, Clocks clocks) {
        this.database = database;
        this.vault = vault;
        this.clocks = clocks;
    }

    /** Keeps this rendering, unless another server was first: then that one counts. */
    public byte[] keep(VendorId vendor, UUID document, byte[] pdf) {
        byte[] sealed = vault.seal(pdf);
        database.run(tx ->
                tx.sql()
                        .insertInto(RENDERINGS)
                        .set(RENDERINGS.VENDOR_ID, vendor.value())
                        .set(RENDERINGS.DOCUMENT_ID, document)
                        .set(RENDERINGS.SHA256, Sha256.of(pdf))
                        .set(RENDERINGS.PDF, sealed)
                        .set(RENDERINGS.RENDERED_AT, clocks.real().atOffset(ZoneOffset.UTC))
                        .onConflictDoNothing()
                        .execute());
        return find(vendor, document).orElseThrow();
    }

    /** What is kept of a document; a bug where somebody has changed it. */
    public Optional<byte[]> find(VendorId vendor, UUID document) {
        return database.read(sql ->
                        sql.select(RENDERINGS.PDF, RENDERINGS.SHA256)
                                .from(RENDERINGS)
                                .where(RENDERINGS.VENDOR_ID.eq(vendor.value()))
                                .and(RENDERINGS.DOCUMENT_ID.eq(document))
                                .fetchOptional())
                .map(row -> checked(vault.open(row.value1()), row.value2()));
    }

    private static byte[] checked(byte[] pdf, byte[] sha256) {
        if (!MessageDigest.isEqual(Sha256.of(pdf), sha256)) {
            throw new IllegalStateException("an archived document was changed");
        }
        return pdf;
    }
}
