package dev.kontor.invoices;

import static dev.kontor.invoices.TestSales.atOnce;
import static dev.kontor.invoices.TestSales.draft;
import static dev.kontor.invoices.TestSales.vendor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.invoices.Invoice.Status;
import dev.kontor.platform.Problem;
import dev.kontor.platform.TestPlatform;
import dev.kontor.vendors.Vendor;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An invoice is never edited: credit notes take it back, up to its total and no further. */
class S03_CreditNotesReduceInvoices {
    private static final Instant DAY = Instant.parse("2026-03-01T11:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-09T11:00:00Z");

    private final Invoices invoices = TestSales.invoices();
    private final Vendor vendor = vendor();
    private final Invoice invoice = issue(TestSales.main("en"));

    @Test
    void inPartsItBecomesPartlyCreditedThenCredited() {
        assertThat(invoice.status()).isEqualTo(Status.ISSUED);
        CreditNote first = credit(new Credit.Amount(3000), CreditReason.WITHDRAWAL);
        assertThat(first.number()).isEqualTo("EU-7F3K2-CN-2026-000001");
        assertThat(first.document().tax()).isEqualTo(479);
        assertThat(first.invoice().status()).isEqualTo(Status.PARTLY_CREDITED);
        CreditNote rest = credit(new Credit.Amount(8900), CreditReason.WITHDRAWAL);
        assertThat(rest.number()).isEqualTo("EU-7F3K2-CN-2026-000002");
        assertThat(rest.document().tax()).isEqualTo(1421);
        Invoice now = reload();
        assertThat(now.status()).isEqualTo(Status.CREDITED);
        assertThat(now.document()).isEqualTo(invoice.document());
        assertThat(invoices.creditNotes(now))
                .extracting(CreditNote::id)
                .containsExactly(first.id(), rest.id());
        assertThat(invoices.find(vendor.id(), rest.id()).orElseThrow().document())
                .isEqualTo(rest.document());
    }

    @Test
    void case38MoreThanTheInvoiceIsRefusedAndLeavesNothing() {
        assertThatThrownBy(() -> credit(new Credit.Amount(13000), CreditReason.OTHER))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("EUR 119.00");
        assertThat(reload().credited()).isZero();
        assertThat(credit(new Credit.Amount(100), CreditReason.OTHER).number())
                .isEqualTo("EU-7F3K2-CN-2026-000001");
    }

    @Test
    void case40AWrongNameIsCorrectedByCreditNoteAndNewInvoice() {
        CreditNote note = credit(new Credit.Remainder(), CreditReason.CORRECTION);
        assertThat(note.total()).isEqualTo(11900);
        Invoice corrected = issue(TestSales.main("en"));
        assertThat(corrected.number()).isEqualTo("EU-7F3K2-INV-2026-000002");
        assertThat(corrected.total() - note.total()).isZero();
        assertThat(invoices.ofOrder(vendor.id(), corrected.orderId())).contains(corrected);
    }

    @Test
    void aBatchMayCreditOneInvoiceTwice() {
        List<CreditNote> notes =
                TestPlatform.database()
                        .write(tx ->
                                invoices.credit(
                                        tx,
                                        List.of(
                                                draftOf(new Credit.Amount(3000)),
                                                draftOf(new Credit.Remainder()))));
        assertThat(notes).extracting(CreditNote::total).containsExactly(3000L, 8900L);
        assertThat(reload().status()).isEqualTo(Status.CREDITED);
    }

    @Test
    void fiftyAtOnceNeverExceedIt() {
        AtomicInteger refused = new AtomicInteger();
        Runnable credit =
                () -> {
                    try {
                        credit(new Credit.Amount(1000), CreditReason.OTHER);
                    } catch (Problem e) {
                        refused.incrementAndGet();
                    }
                };
        atOnce(10, Collections.nCopies(50, credit));
        assertThat(refused).hasValue(39);
        assertThat(reload().credited()).isEqualTo(11000);
        assertThat(invoices.creditNotes(invoice))
                .extracting(CreditNote::number)
                .hasSize(11)
                .contains("EU-7F3K2-CN-2026-000001", "EU-7F3K2-CN-2026-000011");
    }

    @Test
    void aPreviewSaysTheSameAndChangesNothing() {
        Credit credit = new Credit.Amount(3000);
        CreditNoteDocument preview =
                invoices.preview(vendor.id(), invoice.id(), credit, CreditReason.OTHER);
        assertThat(reload().credited()).isZero();
        assertThat(credit(credit, CreditReason.OTHER).document()).isEqualTo(preview);
    }

    @Test
    void anInvoiceOfAnotherVendorIsUnknown() {
        Vendor other = vendor();
        CreditNoteDraft draft =
                new CreditNoteDraft(
                        other, invoice.id(), new Credit.Remainder(), CreditReason.OTHER, LATER);
        assertThatThrownBy(() ->
                        TestPlatform.database().write(tx -> invoices.credit(tx, List.of(draft))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("There is no invoice");
    }

    private Invoice issue(Sale sale) {
        return TestPlatform.database()
                .write(tx -> invoices.issue(tx, List.of(draft(vendor, DAY, sale))))
                .getFirst();
    }

    private Invoice reload() {
        return invoices.find(vendor.id(), invoice.id()).orElseThrow();
    }

    private CreditNote credit(Credit credit, CreditReason reason) {
        CreditNoteDraft draft = new CreditNoteDraft(vendor, invoice.id(), credit, reason, LATER);
        return TestPlatform.database().write(tx -> invoices.credit(tx, List.of(draft))).getFirst();
    }

    private CreditNoteDraft draftOf(Credit credit) {
        return new CreditNoteDraft(vendor, invoice.id(), credit, CreditReason.OTHER, LATER);
    }
}
