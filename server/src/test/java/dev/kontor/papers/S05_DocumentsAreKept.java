package dev.kontor.papers;

import static dev.kontor.invoices.TestSales.draft;
import static dev.kontor.invoices.TestSales.vendor;
import static dev.kontor.invoices.db.Tables.INVOICES;
import static dev.kontor.invoices.db.Tables.RENDERINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.invoices.Credit;
import dev.kontor.invoices.CreditNoteDraft;
import dev.kontor.invoices.CreditReason;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Invoices;
import dev.kontor.invoices.TestSales;
import dev.kontor.platform.TestPlatform;
import dev.kontor.vendors.Vendor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was issued stays as it was: the database itself refuses to change it. */
class S05_DocumentsAreKept {
    private final Invoices invoices = TestSales.invoices();
    private final Papers papers = new Papers(invoices, new Renderings(TestSales.archive()));
    private final Vendor vendor = vendor();
    private final Invoice invoice =
            TestPlatform.database()
                    .write(tx ->
                            invoices.issue(
                                    tx,
                                    List.of(
                                            draft(
                                                    vendor,
                                                    Instant.parse("2026-03-01T11:00:00Z"),
                                                    TestSales.main("de")))))
                    .getFirst();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update invoices.invoices set document = '\\x00' where vendor_id = {0}",
                "update invoices.invoices set number = 'X' where vendor_id = {0}",
                "update invoices.invoices set total = 1 where vendor_id = {0}",
                "update invoices.invoices set credited = 0 where vendor_id = {0}",
                "delete from invoices.invoices where vendor_id = {0}",
                "update invoices.credit_notes set total = 1 where vendor_id = {0}",
                "delete from invoices.credit_notes where vendor_id = {0}",
                "update invoices.renderings set pdf = '\\x00' where vendor_id = {0}",
                "delete from invoices.renderings where vendor_id = {0}",
                "truncate invoices.renderings",
            })
    void theDatabaseRefuses(String statement) {
        creditAndRender();
        assertThatThrownBy(() ->
                        TestPlatform.database()
                                .run(tx ->
                                        tx.sql().execute(statement, DSL.val(vendor.id().value()))))
                .hasMessageContaining("append-only");
    }

    @Test
    void theDatabaseRefusesToCreditBeyondTheTotal() {
        assertThatThrownBy(() ->
                        TestPlatform.database()
                                .run(tx ->
                                        tx.sql()
                                                .update(INVOICES)
                                                .set(INVOICES.CREDITED, 11901L)
                                                .where(INVOICES.VENDOR_ID.eq(vendor.id().value()))
                                                .execute()))
                .hasMessageContaining("invoices_credited");
    }

    @Test
    void onlyAWholeSandboxCanBeRemoved() {
        creditAndRender();
        TestPlatform.database()
                .run(tx -> {
                    tx.sql().execute("set local kontor.erasing = 'on'");
                    for (String table : List.of("credit_notes", "renderings", "invoices")) {
                        tx.sql()
                                .execute(
                                        "delete from invoices." + table + " where vendor_id = {0}",
                                        DSL.val(vendor.id().value()));
                    }
                });
        assertThat(invoices.find(vendor.id(), invoice.id())).isEmpty();
    }

    @Test
    void manyReadersGetTheFirstRendering() throws Exception {
        List<Callable<byte[]>> readers =
                Collections.nCopies(8, () -> papers.pdf(vendor.id(), invoice.id()));
        byte[] first;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<byte[]>> all = threads.invokeAll(readers);
            first = all.getFirst().get();
            for (Future<byte[]> one : all) {
                assertThat(one.get()).isEqualTo(first);
            }
        }
        byte[] hash =
                TestPlatform.database()
                        .read(sql ->
                                sql.select(RENDERINGS.SHA256)
                                        .from(RENDERINGS)
                                        .where(RENDERINGS.VENDOR_ID.eq(vendor.id().value()))
                                        .and(RENDERINGS.DOCUMENT_ID.eq(invoice.id().value()))
                                        .fetchSingle()
                                        .value1());
        assertThat(hash).isEqualTo(MessageDigest.getInstance("SHA-256").digest(first));
    }

    @Test
    void renderingAgainGivesTheSameBytes() {
        InvoicePage page = PageWriter.invoice(invoice);
        assertThat(new Press().print(page)).isEqualTo(papers.pdf(vendor.id(), invoice.id()));
    }

    /** The hot path writes 2,000 of them a second. */
    @Test
    void aDocumentIsSmallSealedAndReadBackAsItWas() {
        byte[] sealed =
                TestPlatform.database()
                        .read(sql ->
                                sql.select(INVOICES.DOCUMENT)
                                        .from(INVOICES)
                                        .where(INVOICES.VENDOR_ID.eq(vendor.id().value()))
                                        .fetchSingle()
                                        .value1());
        assertThat(sealed.length).isLessThan(1200);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("Byron");
        assertThat(invoices.find(vendor.id(), invoice.id())).contains(invoice);
    }

    private void creditAndRender() {
        CreditNoteDraft draft =
                new CreditNoteDraft(
                        vendor,
                        invoice.id(),
                        new Credit.Amount(100),
                        CreditReason.OTHER,
                        Instant.parse("2026-03-02T11:00:00Z"));
        TestPlatform.database().run(tx -> invoices.credit(tx, List.of(draft)));
        assertThat(papers.pdf(vendor.id(), invoice.id())).isNotEmpty();
    }
}
