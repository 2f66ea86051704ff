package dev.kontor.orders;

import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Sale;
import dev.kontor.ledger.Journal;
import dev.kontor.tax.TaxBooking;
import dev.kontor.tax.TaxBooking.Part;
import dev.kontor.tax.Treatment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** The documents of an order as the tax returns want them told. Pure. */
public final class TaxBookings {
    private TaxBookings() {}

    /** An invoice, booked by {@code journal}. */
    public static TaxBooking sale(Journal journal, Order order, Invoice invoice) {
        return booking(
                journal,
                TaxBooking.Cause.SALE,
                order,
                invoice,
                invoice.id().value(),
                invoice.number(),
                parts(invoice.sale()));
    }

    /** What is going to be booked of a paid order, before there are documents and their numbers. */
    static TaxBooking expected(Completion it) {
        Order order = it.order();
        UUID none = order.id().value();
        Snapshot.TaxFacts place = order.snapshot().tax();
        Sale sale = Sales.forInvoice(it, LocalDate.ofInstant(it.outcome().at(), ZoneOffset.UTC));
        return new TaxBooking(
                order.vendor(),
                none,
                TaxBooking.Cause.SALE,
                order.payment().value(),
                order.id().value(),
                it.vendor().entity().code(),
                none,
                sale.order(),
                place.country(),
                place.region(),
                sale.buyer().taxId(),
                order.currency(),
                it.outcome().at(),
                it.outcome().at(),
                parts(sale));
    }

    /** The invoice of a correction, which charges at the tax point of the sale. */
    public static TaxBooking corrected(Journal journal, Order order, Invoice invoice) {
        return booking(
                journal,
                TaxBooking.Cause.CORRECTION,
                order,
                invoice,
                invoice.id().value(),
                invoice.number(),
                parts(invoice.sale()));
    }

    /** A credit note, which takes back at the rates and the tax point of the sale. */
    public static TaxBooking credit(
            Journal journal, TaxBooking.Cause cause, Order order, CreditNote note) {
        return booking(
                journal,
                cause,
                order,
                note.invoice(),
                note.id().value(),
                note.number(),
                parts(note.invoice().sale(), note.document()));
    }

    private static TaxBooking booking(
            Journal journal,
            TaxBooking.Cause cause,
            Order order,
            Invoice invoice,
            UUID document,
            String number,
            List<Part> parts) {
        Snapshot.TaxFacts place = order.snapshot().tax();
        Instant suppliedAt = Objects.requireNonNull(order.paidAt());
        return new TaxBooking(
                journal.vendor(),
                journal.id().value(),
                cause,
                journal.source(),
                order.id().value(),
                invoice.document().seller().entity(),
                document,
                number,
                place.country(),
                place.region(),
                invoice.sale().buyer().taxId(),
                order.currency(),
                suppliedAt,
                journal.at(),
                parts);
    }

    private static List<Part> parts(Sale sale) {
        long[] nets = new long[sale.taxes().size()];
        for (Sale.Line line : sale.lines()) {
            nets[line.taxes().getFirst().group()] += line.net();
        }
        List<Part> parts = new ArrayList<>(nets.length);
        for (int g = 0; g < nets.length; g++) {
            Sale.TaxGroup group = sale.taxes().get(g);
            parts.add(part(group, nets[g], group.taxable(), group.tax()));
        }
        return parts;
    }

    private static List<Part> parts(Sale sale, CreditNoteDocument credited) {
        long[] nets = new long[sale.taxes().size()];
        for (CreditNoteDocument.CreditedLine line : credited.lines()) {
            nets[line.taxes().getFirst().group()] += line.net();
        }
        List<Part> parts = new ArrayList<>(credited.taxes().size());
        for (CreditNoteDocument.CreditedTax it : credited.taxes()) {
            Sale.TaxGroup group = sale.taxes().get(it.group());
            parts.add(part(group, nets[it.group()], it.taxable(), it.tax()).negated());
        }
        return parts;
    }

    private static Part part(Sale.TaxGroup group, long net, long taxable, long tax) {
        return new Part(
                group.jurisdiction(),
                group.taxType(),
                group.rate(),
                Treatment.valueOf(group.treatment().toUpperCase(Locale.ROOT)),
                net,
                taxable,
                tax);
    }
}
