package dev.kontor.ledger;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All accounts of a vendor at a moment, with the totals of both sides, which are equal. Amounts in
 * minor units.
 */
public record TrialBalance(Instant at, List<Row> accounts, List<Totals> totals) {
    /**
     * One account in one currency.
     *
     * @param balance on the account's own side; negative when the other side prevails
     */
    public record Row(Account account, Currency currency, long debit, long credit, long balance) {}

    /** Both sides of all accounts in one currency. */
    public record Totals(Currency currency, long debit, long credit) {}

    static TrialBalance of(Instant at, List<BalanceStore.Total> totals) {
        List<Row> rows =
                totals.stream()
                        .map(it ->
                                new Row(
                                        it.account(),
                                        it.currency(),
                                        it.debit(),
                                        it.credit(),
                                        it.account().balance(it.debit(), it.credit())))
                        .toList();
        Map<String, Totals> sums =
                rows.stream()
                        .map(it -> new Totals(it.currency(), it.debit(), it.credit()))
                        .collect(
                                Collectors.toMap(
                                        it -> it.currency().getCurrencyCode(),
                                        it -> it,
                                        (a, b) ->
                                                new Totals(
                                                        a.currency(),
                                                        Math.addExact(a.debit(), b.debit()),
                                                        Math.addExact(a.credit(), b.credit())),
                                        TreeMap::new));
        return new TrialBalance(at, rows, List.copyOf(sums.values()));
    }
}
