package dev.kontor.invoices;

import dev.kontor.invoices.Numbering.Kind;
import dev.kontor.invoices.Numbering.Numbered;
import dev.kontor.invoices.Numbering.Wanted;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues the documents of sales, and knows them. Both ways to issue lock the vendor's series until
 * the transaction ends: call them last.
 */
public final class Invoices {
    private final Database database;
    private final InvoiceStore store;

    Invoices(Database database, InvoiceStore store) {
        this.database = database;
        this.store = store;
    }

    /** Issues invoices, numbered in the order of the drafts: two statements for any number. */
    public List<Invoice> issue(Tx tx, List<InvoiceDraft> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        List<Numbered> numbers =
                Numbering.take(
                        tx,
                        drafts.stream()
                                .map(draft -> {
                                    String entity = draft.vendor().entity().code();
                                    return Wanted.of(draft.vendor(), entity, Kind.INV, draft.at());
                                })
                                .toList());
        List<Invoice> invoices = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            invoices.add(invoice(drafts.get(i), numbers.get(i)));
        }
        store.insertInvoices(tx, invoices);
        return invoices;
    }

    private static Invoice invoice(InvoiceDraft draft, Numbered number) {
        return new Invoice(
                draft.vendor().id(),
                InvoiceId.next(),
                number.number(),
                number.on(),
                draft.orderId(),
                InvoiceDocument.of(draft.vendor(), draft.numbers(), draft.sale()),
                0);
    }

    /**
     * Issues credit notes. Refuses with 422 {@code credit_exceeds_invoice} what is more than is
     * left of the invoice or of a line, with 404 an unknown invoice.
     */
    public List<CreditNote> credit(Tx tx, List<CreditNoteDraft> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        Map<InvoiceId, Invoice> invoices = lock(tx, drafts);
        Map<InvoiceId, Crediting> creditings = creditings(tx, invoices);
        List<CreditNoteDocument> documents = new ArrayList<>();
        for (CreditNoteDraft draft : drafts) {
            Crediting crediting = creditings.get(draft.invoice());
            if (crediting == null) {
                throw InvoiceProblems.unknownInvoice(draft.invoice().toString());
            }
            CreditNoteDocument document = crediting.next(draft.credit(), draft.reason());
            crediting.add(document);
            documents.add(document);
            invoices.computeIfPresent(
                    draft.invoice(), (id, invoice) -> credited(invoice, document.total()));
        }
        store.updateCredited(tx, List.copyOf(invoices.values()));
        List<CreditNote> notes = number(tx, drafts, documents, invoices);
        store.insertCreditNotes(tx, notes);
        return notes;
    }

    private Map<InvoiceId, Invoice> lock(Tx tx, List<CreditNoteDraft> drafts) {
        List<InvoiceStore.Key> keys =
                drafts.stream()
                        .map(draft -> new InvoiceStore.Key(draft.vendor().id(), draft.invoice()))
                        .distinct()
                        .toList();
        Map<InvoiceId, Invoice> invoices = new LinkedHashMap<>();
        store.lock(tx, keys).forEach(invoice -> invoices.put(invoice.id(), invoice));
        return invoices;
    }

    private Map<InvoiceId, Crediting> creditings(Tx tx, Map<InvoiceId, Invoice> invoices) {
        Map<InvoiceId, Crediting> creditings = new HashMap<>();
        invoices.forEach((id, invoice) -> creditings.put(id, new Crediting(invoice.sale())));
        store.creditNotes(tx.sql(), List.copyOf(invoices.values()))
                .forEach(note ->
                        creditings.computeIfPresent(
                                note.invoice().id(),
                                (id, crediting) -> {
                                    crediting.add(note.document());
                                    return crediting;
                                }));
        return creditings;
    }

    private static Invoice credited(Invoice invoice, long more) {
        return new Invoice(
                invoice.vendor(),
                invoice.id(),
                invoice.number(),
                invoice.issuedOn(),
                invoice.orderId(),
                invoice.document(),
                invoice.credited() + more);
    }

    private static List<CreditNote> number(
            Tx tx,
            List<CreditNoteDraft> drafts,
            List<CreditNoteDocument> documents,
            Map<InvoiceId, Invoice> invoices) {
        List<Invoice> credited =
                drafts.stream()
                        .map(draft -> Optional.ofNullable(invoices.get(draft.invoice())))
                        .map(Optional::orElseThrow)
                        .toList();
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            String entity = credited.get(i).document().seller().entity();
            wanted.add(Wanted.of(drafts.get(i).vendor(), entity, Kind.CN, drafts.get(i).at()));
        }
        List<Numbered> numbers = Numbering.take(tx, wanted);
        List<CreditNote> notes = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            notes.add(
                    new CreditNote(
                            CreditNoteId.next(),
                            numbers.get(i).number(),
                            numbers.get(i).on(),
                            credited.get(i),
                            documents.get(i)));
        }
        return notes;
    }

    /** The figures of a credit note that {@link #credit} would issue now; refuses alike. */
    public CreditNoteDocument preview(
            VendorId vendor, InvoiceId id, Credit credit, CreditReason reason) {
        return database.read(sql -> {
            Invoice invoice = require(store.find(sql, vendor, id), id);
            Crediting crediting = new Crediting(invoice.sale());
            store.creditNotes(sql, List.of(invoice))
                    .forEach(note -> crediting.add(note.document()));
            return crediting.next(credit, reason);
        });
    }

    /** The order's invoice: the latest, when a correction has issued another. */
    public Optional<Invoice> ofOrder(VendorId vendor, UUID orderId) {
        return database.read(sql -> store.ofOrder(sql, vendor, orderId));
    }

    /** The same, as the transaction sees it. */
    public Optional<Invoice> ofOrder(Tx tx, VendorId vendor, UUID orderId) {
        return store.ofOrder(tx.sql(), vendor, orderId);
    }

    /** All invoices of an order, oldest first: more than one when it was corrected. */
    public List<Invoice> allOfOrder(VendorId vendor, UUID orderId) {
        return database.read(sql -> store.allOfOrder(sql, vendor, orderId));
    }

    /** The credit notes of all of these invoices, oldest first. */
    public List<CreditNote> creditNotes(List<Invoice> ofOneOrder) {
        return database.read(sql -> store.creditNotes(sql, ofOneOrder));
    }

    public Optional<Invoice> find(VendorId vendor, InvoiceId id) {
        return database.read(sql -> store.find(sql, vendor, id));
    }

    /** The invoice with this number, as it is printed. */
    public Optional<Invoice> find(VendorId vendor, String number) {
        return database.read(sql -> store.find(sql, vendor, number));
    }

    public Optional<CreditNote> find(VendorId vendor, CreditNoteId id) {
        return database.read(sql -> store.find(sql, vendor, id));
    }

    /** The credit notes of an invoice, oldest first. */
    public List<CreditNote> creditNotes(Invoice invoice) {
        return database.read(sql -> store.creditNotes(sql, List.of(invoice)));
    }

    private static Invoice require(Optional<Invoice> found, InvoiceId id) {
        return found.orElseThrow(() -> InvoiceProblems.unknownInvoice(id.toString()));
    }
}
