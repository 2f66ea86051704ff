package dev.kontor.corrections;

import static dev.kontor.corrections.db.Tables.CORRECTIONS;

import dev.kontor.corrections.db.tables.records.CorrectionsRecord;
import dev.kontor.invoices.CreditNoteId;
import dev.kontor.invoices.InvoiceId;
import dev.kontor.orders.OrderId;
import dev.kontor.platform.Money;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.refunds.RefundId;
import dev.kontor.tax.Treatment;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The corrections. */
final class CorrectionStore {
    void insert(Tx tx, Correction it) {
        RefundId refund = it.refund();
        tx.sql()
                .insertInto(CORRECTIONS)
                .set(CORRECTIONS.VENDOR_ID, it.vendor().value())
                .set(CORRECTIONS.ID, it.id().value())
                .set(CORRECTIONS.ORDER_ID, it.order().value())
                .set(CORRECTIONS.REASON, it.reason().word())
                .set(CORRECTIONS.TREATMENT, it.treatment().name().toLowerCase(Locale.ROOT))
                .set(CORRECTIONS.CURRENCY, it.credited().currency().getCurrencyCode())
                .set(CORRECTIONS.CREDIT_NOTE_ID, it.creditNote().value())
                .set(CORRECTIONS.CREDIT_NOTE_NUMBER, it.creditNoteNumber())
                .set(CORRECTIONS.CREDITED, it.credited().minor())
                .set(CORRECTIONS.INVOICE_ID, it.invoice().value())
                .set(CORRECTIONS.INVOICE_NUMBER, it.invoiceNumber())
                .set(CORRECTIONS.INVOICED, it.invoiced())
                .set(CORRECTIONS.RETURNED, it.returned().minor())
                .set(CORRECTIONS.REFUND_ID, refund == null ? null : refund.value())
                .set(CORRECTIONS.ACTOR, it.actor())
                .set(CORRECTIONS.CREATED_AT, it.at().atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** Those of an order, newest first. */
    List<Correction> of(DSLContext sql, VendorId vendor, OrderId order) {
        return sql.selectFrom(CORRECTIONS)
                .where(CORRECTIONS.VENDOR_ID.eq(vendor.value()))
                .and(CORRECTIONS.ORDER_ID.eq(order.value()))
                .orderBy(CORRECTIONS.ID.desc())
                .fetch(CorrectionStore::correction);
    }

    Optional<Correction> find(DSLContext sql, VendorId vendor, CorrectionId id) {
        return sql.selectFrom(CORRECTIONS)
                .where(row(vendor, id))
                .fetchOptional(CorrectionStore::correction);
    }

    private static Condition row(VendorId vendor, CorrectionId id) {
        return CORRECTIONS.VENDOR_ID.eq(vendor.value()).and(CORRECTIONS.ID.eq(id.value()));
    }

    private static Correction correction(CorrectionsRecord row) {
        return new Correction(
                new VendorId(row.getVendorId()),
                new CorrectionId(row.getId()),
                new OrderId(row.getOrderId()),
                CorrectionReason.of(row.getReason()),
                Treatment.valueOf(row.getTreatment().toUpperCase(Locale.ROOT)),
                new CreditNoteId(row.getCreditNoteId()),
                row.getCreditNoteNumber(),
                Money.of(row.getCredited(), row.getCurrency()),
                new InvoiceId(row.getInvoiceId()),
                row.getInvoiceNumber(),
                row.getInvoiced(),
                refund(row.getRefundId()),
                row.getActor(),
                row.getCreatedAt().toInstant());
    }

    private static @Nullable RefundId refund(@Nullable UUID id) {
        return id == null ? null : new RefundId(id);
    }
}
