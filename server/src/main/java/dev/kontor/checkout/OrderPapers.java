package dev.kontor.checkout;

import dev.kontor.checkout.CheckoutPage.Row;
import dev.kontor.checkout.OrderPage.Link;
import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.NationalWords;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.NationalTax;
import dev.kontor.orders.OrderView;
import dev.kontor.platform.Money;
import dev.kontor.platform.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The documents of an order, and what they tell of its money: a credit note is there from the
 * moment that a refund is decided, the order counts it once the money has gone back.
 *
 * @param issued the order's invoices, oldest first; several where it was corrected
 * @param notes of all of them, oldest first
 */
record OrderPapers(OrderView order, List<Invoice> issued, List<CreditNote> notes, Words words) {
    /**
     * The documents as PDF.
     *
     * @param page path of the order page
     */
    List<Link> links(String page) {
        List<Link> links = new ArrayList<>();
        if (order.results().invoice() != null) {
            links.add(new Link(words.get("order.invoice"), page + "/invoice.pdf"));
        }
        for (CreditNote note : notes) {
            links.add(new Link(label(note), page + "/credit_notes/" + note.id() + ".pdf"));
        }
        return links;
    }

    /** The tax in the currency of a state, as the invoice in force states it. */
    List<Row> nationalTax() {
        if (issued.isEmpty()) {
            return List.of();
        }
        Sale sale = issued.getLast().sale();
        NationalTax national = sale.nationalTax();
        return national == null
                ? List.of()
                : List.of(
                        new Row(
                                NationalWords.label(sale, national, words),
                                NationalWords.amount(national, false, words)));
    }

    /** With its amount where there are several to choose from. */
    private String label(CreditNote note) {
        return notes.size() == 1
                ? words.get("order.credit_note")
                : words.get("order.credit_note_of", money(note.total()));
    }

    /** What went back, what is on its way, and what is left of a part. */
    List<Row> refunds() {
        List<Row> rows = new ArrayList<>();
        if (order.amounts().refundedTotal() > 0) {
            rows.add(
                    new Row(
                            words.get("order.money_back"),
                            money(-order.amounts().refundedTotal())));
        }
        if (onItsWay() > 0) {
            rows.add(new Row(words.get("order.money_on_its_way"), money(-onItsWay())));
        }
        if (!rows.isEmpty() && credited() < order.amounts().total()) {
            rows.add(
                    new Row(
                            words.get("order.money_left"),
                            money(order.amounts().total() - credited())));
        }
        return rows;
    }

    /** Whether all of it is given back, but the money has not all gone yet. */
    boolean isBeingRefunded() {
        return onItsWay() > 0 && credited() == order.amounts().total();
    }

    /** Decided, but not yet with the buyer; minor units. */
    long onItsWay() {
        return credited() - order.amounts().refundedTotal();
    }

    /** What is taken back for good: a corrected invoice is charged again by the next. */
    private long credited() {
        long again = issued.stream().skip(1).mapToLong(Invoice::total).sum();
        return notes.stream().mapToLong(CreditNote::total).sum() - again;
    }

    private String money(long minor) {
        return words.money(Money.of(minor, order.amounts().currency()));
    }
}
