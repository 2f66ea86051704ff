package dev.kontor.invoices;

import static dev.kontor.invoices.db.Tables.CREDIT_NOTES;
import static dev.kontor.invoices.db.Tables.INVOICES;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.BulkUpdate;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.impl.DSL;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of invoices and credit notes. Documents are sealed JSON without nulls. */
final class InvoiceStore {
    private static final JsonMapper COMPACT =
            Json.mapper()
                    .rebuild()
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private static final BulkInsert<NewInvoice> INSERT_INVOICES =
            BulkInsert.<NewInvoice>into(INVOICES)
                    .set(INVOICES.VENDOR_ID, row -> row.invoice.vendor().value())
                    .set(INVOICES.ID, row -> row.invoice.id().value())
                    .set(INVOICES.NUMBER, row -> row.invoice.number())
                    .set(INVOICES.ISSUED_ON, row -> row.invoice.issuedOn())
                    .set(INVOICES.ORDER_ID, row -> row.invoice.orderId())
                    .set(INVOICES.TOTAL, row -> row.invoice.total())
                    .set(INVOICES.DOCUMENT, NewInvoice::sealed);

    private static final BulkInsert<NewCreditNote> INSERT_CREDIT_NOTES =
            BulkInsert.<NewCreditNote>into(CREDIT_NOTES)
                    .set(CREDIT_NOTES.VENDOR_ID, row -> row.note.invoice().vendor().value())
                    .set(CREDIT_NOTES.ID, row -> row.note.id().value())
                    .set(CREDIT_NOTES.INVOICE_ID, row -> row.note.invoice().id().value())
                    .set(CREDIT_NOTES.NUMBER, row -> row.note.number())
                    .set(CREDIT_NOTES.ISSUED_ON, row -> row.note.issuedOn())
                    .set(CREDIT_NOTES.TOTAL, row -> row.note.total())
                    .set(CREDIT_NOTES.DOCUMENT, NewCreditNote::sealed);

    private static final BulkUpdate<Invoice> UPDATE_CREDITED =
            BulkUpdate.<Invoice>of(INVOICES)
                    .key(INVOICES.VENDOR_ID, invoice -> invoice.vendor().value())
                    .key(INVOICES.ID, invoice -> invoice.id().value())
                    .set(INVOICES.CREDITED, Invoice::credited)
                    .where("v.credited between t.credited and t.total");

    private final Vault vault;

    InvoiceStore(Vault vault) {
        this.vault = vault;
    }

    private record NewInvoice(Invoice invoice, byte[] sealed) {}

    private record NewCreditNote(CreditNote note, byte[] sealed) {}

    /** Names a document in a bulk look-up. */
    record Key(VendorId vendor, InvoiceId invoice) {}

    /** A stored credit note whose invoice is known. */
    private record Stored(
            UUID id, UUID invoice, String number, LocalDate issuedOn, byte[] document) {}

    byte[] seal(Object document) {
        return vault.seal(COMPACT.writeValueAsBytes(document));
    }

    void insertInvoices(Tx tx, List<Invoice> invoices) {
        INSERT_INVOICES.queue(
                tx,
                invoices.stream()
                        .map(invoice -> new NewInvoice(invoice, seal(invoice.document())))
                        .toList());
    }

    void insertCreditNotes(Tx tx, List<CreditNote> notes) {
        INSERT_CREDIT_NOTES.queue(
                tx,
                notes.stream()
                        .map(note -> new NewCreditNote(note, seal(note.document())))
                        .toList());
    }

    /** Writes how much is credited; the rows are locked by {@link #lock}. */
    void updateCredited(Tx tx, List<Invoice> invoices) {
        if (UPDATE_CREDITED.run(tx, invoices) != invoices.size()) {
            throw new IllegalStateException("an invoice would be credited beyond its total");
        }
    }

    /** The invoices that exist, locked in a fixed order until the transaction ends. */
    List<Invoice> lock(Tx tx, List<Key> keys) {
        return tx.sql()
                .fetch(
                        """
                        select i.* from invoices.invoices i
                        join unnest({0}, {1}) as w(vendor_id, id) using (vendor_id, id)
                        order by i.vendor_id, i.id for update of i
                        """,
                        vendors(keys), ids(keys))
                .map(row -> invoice(row.into(INVOICES)));
    }

    /** All credit notes of these invoices, oldest first. */
    List<CreditNote> creditNotes(DSLContext sql, List<Invoice> invoices) {
        List<Key> keys = invoices.stream().map(i -> new Key(i.vendor(), i.id())).toList();
        return sql
                .fetch(
                        """
                        select c.id, c.invoice_id, c.number, c.issued_on, c.document
                        from invoices.credit_notes c
                        join unnest({0}, {1}) as w(vendor_id, invoice_id)
                            using (vendor_id, invoice_id)
                        order by c.id
                        """,
                        vendors(keys), ids(keys))
                .map(row -> stored(row.into(CREDIT_NOTES)))
                .stream()
                .map(row -> creditNote(row, owner(row, invoices)))
                .toList();
    }

    Optional<Invoice> ofOrder(DSLContext sql, VendorId vendor, UUID orderId) {
        return sql.selectFrom(INVOICES)
                .where(INVOICES.VENDOR_ID.eq(vendor.value()))
                .and(INVOICES.ORDER_ID.eq(orderId))
                .orderBy(INVOICES.ID.desc())
                .limit(1)
                .fetchOptional(this::invoice);
    }

    List<Invoice> allOfOrder(DSLContext sql, VendorId vendor, UUID orderId) {
        return sql.selectFrom(INVOICES)
                .where(INVOICES.VENDOR_ID.eq(vendor.value()))
                .and(INVOICES.ORDER_ID.eq(orderId))
                .orderBy(INVOICES.ID)
                .fetch(this::invoice);
    }

    Optional<Invoice> find(DSLContext sql, VendorId vendor, InvoiceId id) {
        return sql.selectFrom(INVOICES)
                .where(INVOICES.VENDOR_ID.eq(vendor.value()))
                .and(INVOICES.ID.eq(id.value()))
                .fetchOptional(this::invoice);
    }

    Optional<Invoice> find(DSLContext sql, VendorId vendor, String number) {
        return sql.selectFrom(INVOICES)
                .where(INVOICES.VENDOR_ID.eq(vendor.value()))
                .and(INVOICES.NUMBER.eq(number))
                .fetchOptional(this::invoice);
    }

    Optional<CreditNote> find(DSLContext sql, VendorId vendor, CreditNoteId id) {
        return sql.selectFrom(CREDIT_NOTES)
                .where(CREDIT_NOTES.VENDOR_ID.eq(vendor.value()))
                .and(CREDIT_NOTES.ID.eq(id.value()))
                .fetchOptional(InvoiceStore::stored)
                .map(row ->
                        creditNote(
                                row, find(sql, vendor, new InvoiceId(row.invoice)).orElseThrow()));
    }

    private static Param<UUID[]> vendors(List<Key> keys) {
        return DSL.val(keys.stream().map(key -> key.vendor().value()).toArray(UUID[]::new));
    }

    private static Param<UUID[]> ids(List<Key> keys) {
        return DSL.val(keys.stream().map(key -> key.invoice().value()).toArray(UUID[]::new));
    }

    private static Invoice owner(Stored row, List<Invoice> invoices) {
        return invoices.stream()
                .filter(invoice -> invoice.id().value().equals(row.invoice))
                .findFirst()
                .orElseThrow();
    }

    private Invoice invoice(Record row) {
        return new Invoice(
                new VendorId(row.get(INVOICES.VENDOR_ID)),
                new InvoiceId(row.get(INVOICES.ID)),
                row.get(INVOICES.NUMBER),
                row.get(INVOICES.ISSUED_ON),
                row.get(INVOICES.ORDER_ID),
                COMPACT.readValue(vault.open(row.get(INVOICES.DOCUMENT)), InvoiceDocument.class),
                row.get(INVOICES.CREDITED));
    }

    private static Stored stored(Record row) {
        return new Stored(
                row.get(CREDIT_NOTES.ID),
                row.get(CREDIT_NOTES.INVOICE_ID),
                row.get(CREDIT_NOTES.NUMBER),
                row.get(CREDIT_NOTES.ISSUED_ON),
                row.get(CREDIT_NOTES.DOCUMENT));
    }

    private CreditNote creditNote(Stored row, Invoice invoice) {
        return new CreditNote(
                new CreditNoteId(row.id),
                row.number,
                row.issuedOn,
                invoice,
                COMPACT.readValue(vault.open(row.document), CreditNoteDocument.class));
    }
}
