package dev.kontor.ledger;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a vendor is owed in one currency, in minor units (handbook 1.4).
 *
 * @param pending matures some days after capture
 * @param available for payout; negative when the vendor owes us
 * @param reserved held back for later refunds and disputes
 * @param inTransit on its way to the vendor's bank
 */
public record VendorBalance(
        Currency currency, long pending, long available, long reserved, long inTransit) {

    static List<VendorBalance> of(List<BalanceStore.Total> totals) {
        Map<String, List<BalanceStore.Total>> byCurrency =
                totals.stream()
                        .collect(
                                Collectors.groupingBy(
                                        it -> it.currency().getCurrencyCode(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return byCurrency.values().stream().map(VendorBalance::ofCurrency).toList();
    }

    private static VendorBalance ofCurrency(List<BalanceStore.Total> totals) {
        return new VendorBalance(
                totals.getFirst().currency(),
                balance(totals, Account.VENDOR_PENDING),
                balance(totals, Account.VENDOR_AVAILABLE)
                        - balance(totals, Account.VENDOR_RECEIVABLE),
                balance(totals, Account.VENDOR_RESERVED),
                balance(totals, Account.VENDOR_IN_TRANSIT));
    }

    private static long balance(List<BalanceStore.Total> totals, Account account) {
        return totals.stream()
                .filter(it -> it.account() == account)
                .mapToLong(it -> account.balance(it.debit(), it.credit()))
                .sum();
    }
}
