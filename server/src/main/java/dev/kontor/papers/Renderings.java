package dev.kontor.papers;

import dev.kontor.invoices.Archive;
import dev.kontor.platform.VendorId;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Makes PDFs, once: the first rendering of a document is kept and is what everybody gets from then
 * on.
 *
 * <p>Rendering has one platform thread: the operating system shares the cores between it and the
 * orders, which run on virtual threads, so that no burst of downloads starves them.
 */
final class Renderings implements AutoCloseable {
    private final Archive archive;
    private final Press press = new Press();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("invoice-press").factory());

    Renderings(Archive archive) {
        this.archive = archive;
    }

    /** The archived PDF of a document, or else the page, rendered and archived. */
    byte[] of(VendorId vendor, UUID document, Supplier<InvoicePage> page) {
        return archive.find(vendor, document).orElseGet(() -> first(vendor, document, page.get()));
    }

    private byte[] first(VendorId vendor, UUID document, InvoicePage page) {
        Future<byte[]> pdf =
                thread.submit(() ->
                        archive.find(vendor, document)
                                .orElseGet(
                                        () -> archive.keep(vendor, document, press.print(page))));
        try {
            return pdf.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot render " + page.number(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
