package dev.kontor.console.orders;

import dev.kontor.console.Staff;
import dev.kontor.ledger.Entry;
import dev.kontor.ledger.Journal;
import dev.kontor.ledger.Ledger;
import dev.kontor.orders.Order;
import java.util.List;

/** What was booked because of an order, oldest first. */
final class BookSheet {
    private final Ledger ledger;

    BookSheet(Ledger ledger) {
        this.ledger = ledger;
    }

    List<OrderSheet.Journal> of(Order order, Staff staff) {
        return ledger.ofOrder(order.vendor(), order.id().value()).reversed().stream()
                .map(it -> journal(it, staff))
                .toList();
    }

    private static OrderSheet.Journal journal(Journal journal, Staff staff) {
        return new OrderSheet.Journal(
                staff.words().get("console.journal." + journal.kind().label()),
                staff.moment(journal.at()),
                journal.entries().stream().map(it -> entry(it, staff)).toList());
    }

    private static OrderSheet.Entry entry(Entry it, Staff staff) {
        String currency = it.currency().getCurrencyCode();
        return new OrderSheet.Entry(
                it.account().number() + " " + it.account().title(),
                it.debit() == 0 ? "" : staff.money(it.debit(), currency),
                it.credit() == 0 ? "" : staff.money(it.credit(), currency));
    }
}
