package dev.kontor.console.ledger;

import dev.kontor.console.Staff;
import dev.kontor.ledger.TrialBalance;
import dev.kontor.ledger.VendorBalance;
import dev.kontor.platform.Money;
import dev.kontor.platform.Words;
import java.util.Currency;
import java.util.List;

/**
 * All accounts, currency by currency, and what the vendor is owed.
 *
 * @param at when it was so
 * @param balanced whether both sides are equal in every currency
 */
public record LedgerPage(String at, boolean balanced, List<Books> books, List<Owed> owed) {
    /** The accounts of one currency. */
    public record Books(String currency, List<Row> rows, String debit, String credit) {}

    /** One account; a side without an amount is empty. */
    public record Row(int number, String title, String debit, String credit, String balance) {}

    /** What the vendor is owed in one currency. */
    public record Owed(
            String currency, String pending, String available, String reserved, String inTransit) {}

    static LedgerPage of(TrialBalance balance, List<VendorBalance> owed, Staff staff) {
        Words words = staff.words();
        return new LedgerPage(
                words.time(balance.at(), staff.zone()),
                balance.totals().stream().allMatch(it -> it.debit() == it.credit()),
                balance.totals().stream().map(it -> books(balance, it, words)).toList(),
                owed.stream().map(it -> owed(it, words)).toList());
    }

    private static Books books(TrialBalance balance, TrialBalance.Totals totals, Words words) {
        Currency currency = totals.currency();
        return new Books(
                currency.getCurrencyCode(),
                balance.accounts().stream()
                        .filter(it -> it.currency().equals(currency))
                        .map(it -> row(it, words))
                        .toList(),
                money(words, totals.debit(), currency),
                money(words, totals.credit(), currency));
    }

    private static Row row(TrialBalance.Row it, Words words) {
        return new Row(
                it.account().number(),
                words.get("console.account." + it.account().number()),
                it.debit() == 0 ? "" : money(words, it.debit(), it.currency()),
                it.credit() == 0 ? "" : money(words, it.credit(), it.currency()),
                money(words, it.balance(), it.currency()));
    }

    private static Owed owed(VendorBalance it, Words words) {
        Currency currency = it.currency();
        return new Owed(
                currency.getCurrencyCode(),
                money(words, it.pending(), currency),
                money(words, it.available(), currency),
                money(words, it.reserved(), currency),
                money(words, it.inTransit(), currency));
    }

    static String money(Words words, long minor, Currency currency) {
        return words.money(new Money(minor, currency));
    }
}
