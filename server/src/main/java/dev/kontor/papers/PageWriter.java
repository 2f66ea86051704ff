package dev.kontor.papers;

import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteDocument.CreditedLine;
import dev.kontor.invoices.CreditNoteDocument.CreditedTax;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.Line;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.papers.InvoicePage.Fact;
import dev.kontor.papers.InvoicePage.Row;
import dev.kontor.platform.Words;
import java.util.ArrayList;
import java.util.List;

/** Writes documents out in the buyer's language: all that stands on the page, ready to print. */
final class PageWriter {
    private final Sale sale;
    private final Words words;
    private final Figures figures;
    private final Phrases phrases;
    private final Letterhead letterhead;

    private PageWriter(Sale sale, boolean takenBack) {
        this.sale = sale;
        this.words = Words.of(sale.language());
        this.figures = new Figures(words, sale.currency(), takenBack);
        this.phrases = new Phrases(words, figures);
        this.letterhead = new Letterhead(words);
    }

    static InvoicePage invoice(Invoice invoice) {
        return new PageWriter(invoice.sale(), false).page(invoice);
    }

    static InvoicePage creditNote(CreditNote note) {
        return new PageWriter(note.invoice().sale(), true).page(note);
    }

    private InvoicePage page(Invoice invoice) {
        List<Fact> summary = new ArrayList<>();
        summary.add(fact("invoice.net", figures.amount(sale.net())));
        for (TaxGroup group : sale.taxes()) {
            summary.add(new Fact(phrases.tax(group, group.taxable()), figures.amount(group.tax())));
        }
        return new InvoicePage(
                words,
                Letterhead.paper(sale.buyer()),
                words.get("invoice.title"),
                invoice.number(),
                invoice.issuedOn(),
                letterhead.seller(invoice.document().seller()),
                letterhead.buyer(sale.buyer()),
                facts(invoice),
                sale.lines().stream().filter(sale::isStated).map(this::row).toList(),
                sale.lines().stream().anyMatch(line -> line.discount() > 0),
                summary,
                fact("invoice.total", figures.money(sale.total())),
                settlement(),
                phrases.legal(sale, sale.nationalTax(), false),
                phrases.remarks(invoice.document()));
    }

    private InvoicePage page(CreditNote note) {
        List<Fact> summary = new ArrayList<>();
        summary.add(fact("invoice.net", figures.amount(note.document().net())));
        for (CreditedTax part : note.document().taxes()) {
            String label = phrases.tax(sale.taxes().get(part.group()), part.taxable());
            summary.add(new Fact(label, figures.amount(part.tax())));
        }
        return new InvoicePage(
                words,
                Letterhead.paper(sale.buyer()),
                words.get("invoice.credit.title"),
                note.number(),
                note.issuedOn(),
                letterhead.seller(note.invoice().document().seller()),
                letterhead.buyer(sale.buyer()),
                facts(note),
                note.document().lines().stream().map(this::row).toList(),
                false,
                summary,
                fact("invoice.credit.total", figures.money(note.total())),
                List.of(),
                phrases.legal(sale, note.nationalTax(), true),
                phrases.remarks(note));
    }

    private List<Fact> facts(Invoice invoice) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("invoice.number", invoice.number()));
        facts.add(fact("invoice.issued", words.date(invoice.issuedOn())));
        facts.add(fact("invoice.supplied", SupplyDay.words(sale, words)));
        facts.add(fact("invoice.order", sale.order()));
        Sale.Replaced replaced = sale.replaces();
        if (replaced != null) {
            facts.add(fact("invoice.replaces", replaced.invoiceNumber()));
            facts.add(fact("invoice.replaced_date", words.date(replaced.issuedOn())));
            facts.add(fact("invoice.replaced_by_credit", replaced.creditNoteNumber()));
        }
        return facts;
    }

    private List<Fact> facts(CreditNote note) {
        Invoice invoice = note.invoice();
        return List.of(
                fact("invoice.credit.number", note.number()),
                fact("invoice.issued", words.date(note.issuedOn())),
                fact("invoice.credit.original", invoice.number()),
                fact("invoice.credit.original_date", words.date(invoice.issuedOn())),
                fact("invoice.order", sale.order()),
                fact("invoice.credit.reason", phrases.reason(note.document().reason())));
    }

    private Fact fact(String key, String value) {
        return new Fact(words.get(key), value);
    }

    private Row row(Line line) {
        long listed = sale.listedNet(line);
        return new Row(
                Letterhead.visual(line.description()),
                line.period() == null ? "" : phrases.period(line.period()),
                figures.quantity(line.quantity()),
                figures.unitPrice(listed, line.quantity()),
                listed == line.net() ? "" : figures.amount(line.net() - listed),
                figures.percent(sale.rate(line)),
                figures.amount(line.net()));
    }

    private Row row(CreditedLine credited) {
        Line line = sale.lines().get(credited.line());
        long quantity = credited.net() == line.net() ? line.quantity() : 1;
        return new Row(
                Letterhead.visual(line.description()),
                line.period() == null ? "" : phrases.period(line.period()),
                figures.quantity(quantity),
                figures.unitPrice(credited.net(), quantity),
                "",
                figures.percent(sale.rate(line)),
                figures.amount(credited.net()));
    }

    private List<Fact> settlement() {
        String total = figures.money(sale.total());
        return sale.payment() == null
                ? List.of(fact("invoice.due", total))
                : List.of(
                        new Fact(
                                phrases.paid(sale.payment()).replace("···· ", "····\u00a0"), total),
                        fact("invoice.due", figures.money(0)));
    }
}
