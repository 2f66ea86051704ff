package dev.kontor.papers;

import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteId;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.InvoiceId;
import dev.kontor.invoices.Invoices;
import dev.kontor.platform.VendorId;

/** Documents as people and programs want them: as PDF, and as XML of EN 16931. */
public final class Papers {
    private final Invoices invoices;
    private final Renderings renderings;

    Papers(Invoices invoices, Renderings renderings) {
        this.invoices = invoices;
        this.renderings = renderings;
    }

    /**
     * The invoice as a PDF, always the same bytes: rendered when first asked for, then from the
     * archive. Few are rendered at a time, so this may wait; it takes no connection while it does.
     */
    public byte[] pdf(VendorId vendor, InvoiceId id) {
        return renderings.of(
                vendor,
                id.value(),
                () ->
                        PageWriter.invoice(
                                invoices.find(vendor, id)
                                        .orElseThrow(() ->
                                                PaperProblems.unknownInvoice(id.toString()))));
    }

    /** The credit note as a PDF, likewise. */
    public byte[] pdf(VendorId vendor, CreditNoteId id) {
        return renderings.of(
                vendor,
                id.value(),
                () ->
                        PageWriter.creditNote(
                                invoices.find(vendor, id)
                                        .orElseThrow(() ->
                                                PaperProblems.unknownCreditNote(id.toString()))));
    }

    /** Whether the invoice can be had as an electronic invoice of EN 16931. Cheap. */
    public static boolean isElectronic(Invoice invoice) {
        return VatBreakdown.of(invoice.document()) instanceof VatBreakdown.Stated;
    }

    /** Whether the credit note can, likewise. */
    public static boolean isElectronic(CreditNote note) {
        return VatBreakdown.of(note) instanceof VatBreakdown.Stated;
    }

    /**
     * The invoice as the standard EN 16931 has it, in UBL 2.1: always the same bytes. Refuses with
     * 404 {@code e_invoice_unavailable} when it is not {@linkplain #isElectronic electronic}.
     */
    public static byte[] xml(Invoice invoice) {
        return Ubl.write(EInvoice.of(invoice));
    }

    /** The credit note, likewise. */
    public static byte[] xml(CreditNote note) {
        return Ubl.write(EInvoice.of(note));
    }
}
