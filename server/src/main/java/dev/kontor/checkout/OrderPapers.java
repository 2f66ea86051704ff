package dev.kontor.checkout;

import dev.kontor.checkout.CheckoutPage.Row;
import dev.kontor.checkout.OrderPage.Link;
import dev.kontor.checkout.OrderPage.Paper;
import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.NationalTax;
import dev.kontor.orders.OrderView;
import dev.kontor.papers.NationalWords;
import dev.kontor.papers.Papers;
import dev.kontor.papers.SupplyDay;
import dev.kontor.platform.Money;
import dev.kontor.platform.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The documents of an order, and what they tell of its money: a credit note is there from the
 * moment that a refund is decided, the order counts it once the money has gone back.
 *
 * @param issued the order's invoices, oldest first; several where it was corrected
 * @param notes of all of them, oldest first
 */
record OrderPapers(OrderView order, List<Invoice> issued, List<CreditNote> notes, Words words) {
    /**
     * The documents, to be read and to be booked.
     *
     * @param page path of the order page
     */
    List<Paper> papers(String page) {
        List<Paper> papers = new ArrayList<>();
        if (!issued.isEmpty()) {
            papers.add(
                    new Paper(
                            new Link(words.get("order.invoice"), page + "/invoice.pdf"),
                            electronic(
                                    Papers.isElectronic(issued.getLast()), page + "/invoice.xml")));
        }
        for (CreditNote note : notes) {
            String path = page + "/credit_notes/" + note.id();
            papers.add(
                    new Paper(
                            new Link(label(note), path + ".pdf"),
                            electronic(Papers.isElectronic(note), path + ".xml")));
        }
        return papers;
    }

    private @Nullable Link electronic(boolean is, String path) {
        return is ? new Link(words.get("order.e_invoice"), path) : null;
    }

    /** The day of supply, where that is another than the day of issue. */
    Optional<Row> supplied() {
        return Optional.ofNullable(issued.isEmpty() ? null : issued.getFirst())
                .filter(it -> !it.sale().suppliedOn().equals(it.issuedOn()))
                .map(it ->
                        new Row(words.get("invoice.supplied"), SupplyDay.words(it.sale(), words)));
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
