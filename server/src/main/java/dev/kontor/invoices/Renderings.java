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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * The archive of PDFs. The first rendering of a document is kept with its SHA-256 and is what
 * everybody gets from then on.
 *
 * <p>Rendering has one platform thread: the operating system shares the cores between it and the
 * orders, which run on virtual threads, so that no burst of downloads starves them.
 */
final class Renderings implements AutoCloseable {
    private final Database database;
    private final Vault vault;
    private final Clocks clocks;
    private final Press press = new Press();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("invoice-press").factory());

    Renderings(Database database, Vault vault, Clocks clocks) {
        this.database = database;
        this.vault = vault;
        this.clocks = clocks;
    }

    /** The archived PDF of a document, or else the page, rendered and archived. */
    byte[] of(VendorId vendor, UUID document, Supplier<InvoicePage> page) {
        return find(vendor, document).orElseGet(() -> first(vendor, document, page.get()));
    }

    private byte[] first(VendorId vendor, UUID document, InvoicePage page) {
        Future<byte[]> pdf =
                thread.submit(() ->
                        find(vendor, document)
                                .orElseGet(() -> archive(vendor, document, press.print(page))));
        try {
            return pdf.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot render " + page.number(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Keeps this rendering, unless another server was first: then that one counts. */
    private byte[] archive(VendorId vendor, UUID document, byte[] pdf) {
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

    private Optional<byte[]> find(VendorId vendor, UUID document) {
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

    @Override
    public void close() {
        thread.shutdown();
    }
}
