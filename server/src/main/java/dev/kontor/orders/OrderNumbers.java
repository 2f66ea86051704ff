package dev.kontor.orders;

import dev.kontor.buyers.Buyer;
import dev.kontor.buyers.Buyers;
import dev.kontor.invoices.Invoices;
import dev.kontor.platform.Codes;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds orders by what buyers read off their receipts. Orders are not indexed by number, which is
 * made from their id: a number is looked for among the orders of one buyer.
 */
final class OrderNumbers {
    private static final Pattern INVOICE =
            Pattern.compile("[A-Z0-9]{2,12}-([0-9A-Z]{5})-INV-\\d{4}-\\d{6,9}");
    private static final int CODE = 5;
    private static final int ORDER = CODE + 10;
    private static final int MOST = 500;

    private final Vendors vendors;
    private final Buyers buyers;
    private final Invoices invoices;
    private final OrderStore store;

    OrderNumbers(Vendors vendors, Buyers buyers, Invoices invoices, OrderStore store) {
        this.vendors = vendors;
        this.buyers = buyers;
        this.invoices = invoices;
        this.store = store;
    }

    Optional<Order> find(String typed, String email) {
        String text = typed.strip().toUpperCase(Locale.ROOT);
        Matcher invoice = INVOICE.matcher(text);
        if (invoice.matches()) {
            return vendors.byCode(invoice.group(1))
                    .flatMap(vendor -> invoices.find(vendor.id(), text))
                    .flatMap(it -> store.find(it.vendor(), new OrderId(it.orderId())))
                    .filter(it -> it.snapshot().buyer().email().equalsIgnoreCase(email.strip()));
        }
        String number = Codes.normalize(text);
        return Codes.isCode(number, ORDER)
                ? vendors.byCode(number.substring(0, CODE))
                        .flatMap(vendor -> amongThoseOf(vendor, email, number))
                : Optional.empty();
    }

    private Optional<Order> amongThoseOf(Vendor vendor, String email, String number) {
        return buyers.findByEmail(vendor.id(), email).map(Buyer::id).stream()
                .map(buyer -> store.list(vendor.id(), buyer, null, null, MOST))
                .flatMap(List::stream)
                .filter(it -> Codes.normalize(it.snapshot().number()).equals(number))
                .findFirst();
    }
}
