package dev.kontor.papers;

import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteDocument.CreditedLine;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.InvoiceDocument;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.Line;
import dev.kontor.invoices.Sale.NationalTax;
import dev.kontor.invoices.Sale.Payment;
import dev.kontor.papers.VatBreakdown.Impossible;
import dev.kontor.papers.VatBreakdown.Stated;
import dev.kontor.platform.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as the semantic model of EN 16931-1 has it, in the terms (BT, BG) of that standard.
 * Made of the stored snapshot alone, and of nothing that new releases of libraries write otherwise:
 * the same document gives the same.
 *
 * @param supplied day of supply, of an invoice (BT-72)
 * @param preceding what it follows (BG-3)
 * @param notes BT-22
 * @param payment how it was paid (BG-16); null on credit notes
 * @param terms when it is to be paid, or that it is (BT-20)
 * @param nationalTax the tax total in another currency (BT-6, BT-111)
 */
record EInvoice(
        Kind kind,
        String number,
        LocalDate issued,
        @Nullable LocalDate supplied,
        InvoiceDocument document,
        List<Preceding> preceding,
        List<String> notes,
        @Nullable Payment payment,
        @Nullable String terms,
        List<Item> items,
        Stated vat,
        @Nullable NationalTax nationalTax) {

    /** BT-3. */
    enum Kind {
        INVOICE("380"),
        CREDIT_NOTE("381");

        final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    /** BT-25 and BT-26. */
    record Preceding(String number, LocalDate issued) {}

    /**
     * A line (BG-25). Its id is its place in the invoice, on credit notes too.
     *
     * @param listed the price of all without tax, before discounts
     * @param net without tax, after discounts (BT-131)
     */
    record Item(int id, Line line, long quantity, long listed, long net) {}

    /** Refuses with 404 {@code e_invoice_unavailable} what the standard cannot say. */
    static EInvoice of(Invoice invoice) {
        Sale sale = invoice.sale();
        Words words = Words.of(sale.language());
        List<Item> items = new ArrayList<>();
        for (CreditedLine it : VatBreakdown.whole(sale)) {
            Line line = sale.lines().get(it.line());
            long listed = sale.listedNet(line);
            items.add(new Item(it.line() + 1, line, line.quantity(), listed, line.net()));
        }
        Sale.Replaced replaced = sale.replaces();
        return new EInvoice(
                Kind.INVOICE,
                invoice.number(),
                invoice.issuedOn(),
                sale.suppliedOn(),
                invoice.document(),
                replaced == null
                        ? List.of()
                        : List.of(new Preceding(replaced.invoiceNumber(), replaced.issuedOn())),
                notes(invoice, words),
                sale.payment(),
                terms(sale, words),
                items,
                stated(VatBreakdown.of(invoice.document())),
                stated(sale.nationalTax(), sale));
    }

    /** Likewise. */
    static EInvoice of(CreditNote note) {
        Invoice invoice = note.invoice();
        Sale sale = invoice.sale();
        Words words = Words.of(sale.language());
        List<String> notes = new ArrayList<>();
        notes.add(phrases(words, sale).reason(note.document().reason()));
        notes.addAll(sale.wording());
        NationalTax national = note.nationalTax();
        if (national != null) {
            notes.add(national(sale, national, words));
        }
        List<Item> items = new ArrayList<>();
        for (CreditedLine it : note.document().lines()) {
            Line line = sale.lines().get(it.line());
            long quantity = it.net() == line.net() ? line.quantity() : 1;
            items.add(new Item(it.line() + 1, line, quantity, it.net(), it.net()));
        }
        return new EInvoice(
                Kind.CREDIT_NOTE,
                note.number(),
                note.issuedOn(),
                null,
                invoice.document(),
                List.of(new Preceding(invoice.number(), invoice.issuedOn())),
                notes,
                null,
                null,
                items,
                stated(VatBreakdown.of(note)),
                stated(note.nationalTax(), sale));
    }

    private static List<String> notes(Invoice invoice, Words words) {
        Sale sale = invoice.sale();
        List<String> notes = new ArrayList<>(sale.wording());
        Sale.Replaced replaced = sale.replaces();
        if (replaced != null) {
            notes.add(words.get("invoice.replaced_by_credit") + " " + replaced.creditNoteNumber());
        }
        if (sale.nationalTax() != null) {
            notes.add(national(sale, sale.nationalTax(), words));
        }
        InvoiceDocument.Brand brand = invoice.document().brand();
        notes.add(words.get("invoice.help", brand.name(), brand.supportEmail()));
        return notes;
    }

    private static String terms(Sale sale, Words words) {
        Payment payment = sale.payment();
        return payment == null
                ? words.get("invoice.due_on_receipt")
                : phrases(words, sale).paid(payment, payment.paidOn().toString());
    }

    private static Phrases phrases(Words words, Sale sale) {
        return new Phrases(words, new Figures(words, sale.currency(), false));
    }

    /** Such as {@code VAT in HUF: 7565.00 (1 EUR = 398.15 HUF, ECB, 2026-03-01)}. */
    private static String national(Sale sale, NationalTax national, Words words) {
        StringBuilder rate = new StringBuilder("1 " + national.quotes().getFirst().base());
        for (NationalTax.Quote quote : national.quotes()) {
            rate.append(" = ").append(quote.rate()).append(' ').append(quote.currency());
        }
        rate.append(", ").append(national.source()).append(", ").append(national.asOf());
        return words.get(
                "invoice.national_tax",
                NationalWords.label(sale, national, words),
                decimal(national.amount(), national.currency()),
                rate.toString());
    }

    /** BT-6 is there only when it differs from the invoice's currency, and has two decimals. */
    private static @Nullable NationalTax stated(@Nullable NationalTax national, Sale sale) {
        return national == null
                        || national.currency().equals(sale.currency())
                        || VatBreakdown.decimals(national.currency()) > VatBreakdown.MOST_DECIMALS
                ? null
                : national;
    }

    private static Stated stated(VatBreakdown vat) {
        return switch (vat) {
            case Stated stated -> stated;
            case Impossible(String why) -> throw PaperProblems.noEInvoice(why);
        };
    }

    String currency() {
        return document.sale().currency();
    }

    /** Sum of the lines (BT-106), and the total without tax (BT-109). */
    long net() {
        return items.stream().mapToLong(Item::net).sum();
    }

    /** BT-110. */
    long tax() {
        return vat.rows().stream().mapToLong(VatBreakdown.Row::tax).sum();
    }

    /** Minor units as the standard writes amounts, such as {@code 119.00} or {@code 1000}. */
    static String decimal(long minor, String currency) {
        return BigDecimal.valueOf(minor, VatBreakdown.decimals(currency)).toPlainString();
    }
}
