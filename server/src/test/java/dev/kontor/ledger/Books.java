package dev.kontor.ledger;

import dev.kontor.platform.Ids;
import dev.kontor.platform.Money;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sale of the handbook's examples (3.8), and the books of a vendor of its own. */
final class Books {
    static final Currency EUR = Currency.getInstance("EUR");
    static final Instant CAPTURED = Instant.parse("2026-01-03T15:30:00Z");
    static final FeeSchedule FEES = new FeeSchedule(new BigDecimal("5"), new Money(50, EUR));

    final VendorId vendor = TestPlatform.newVendor();
    final Ledger ledger =
            LedgerModule.wire(
                    TestPlatform.database(),
                    TestPlatform.clocks(),
                    TestPlatform.jobs(),
                    TestPlatform.dueWork());

    /** EUR 119.00 including 19 %. */
    Sale sale() {
        return sale(vendor, 10000, 1900, CAPTURED);
    }

    static Sale sale(VendorId vendor, long net, long tax, Instant at) {
        return new Sale(
                vendor,
                Ids.next(),
                Ids.next(),
                at,
                "sandbox",
                EUR,
                net,
                List.of(new TaxPart("DE", "vat", tax)),
                FEES.on(new Money(net + tax, EUR)));
    }

    /** The next refund of a sale with one rate. */
    static RefundBooking refund(
            Sale sale, long before, long amount, FeeRefund policy, @Nullable LocalDate maturity) {
        long tax = sale.gross() - sale.net();
        Taken from = Taken.evenly(before, sale.gross(), tax);
        Taken to = Taken.evenly(before + amount, sale.gross(), tax);
        return new RefundBooking(
                sale.vendor(),
                Ids.next(),
                sale.order(),
                sale.at().plusSeconds(3600),
                sale.currency(),
                amount - (to.tax() - from.tax()),
                List.of(new TaxPart("DE", "vat", to.tax() - from.tax())),
                ShareReturn.between(from, to, sale.gross(), sale.fee(), policy),
                maturity);
    }

    void post(Journal... journals) {
        TestPlatform.database().run(tx -> ledger.post(tx, List.of(journals)));
    }

    /** Runs the day's job as the vendor's clock would. */
    void day(String day) {
        Instant start = Instant.parse(day + "T00:00:00Z");
        new MoveShares(TestPlatform.database(), ledger, PayoutTerms.DEFAULT)
                .run(vendor, day, start);
    }

    /** Such as {@code pending 84.19, available 9.36}; zeros are left out. */
    String balances() {
        return ledger.balances(vendor).stream()
                .map(it ->
                        "pending %s, available %s, reserved %s, in transit %s"
                                .formatted(
                                        major(it.pending()),
                                        major(it.available()),
                                        major(it.reserved()),
                                        major(it.inTransit())))
                .collect(Collectors.joining("\n"));
    }

    /** As in the handbook: debits, a bar, credits. */
    static String text(Journal journal) {
        return side(journal, Entry::debit) + " | " + side(journal, Entry::credit);
    }

    private static String side(Journal journal, ToLongFunction<Entry> amount) {
        return journal.entries().stream()
                .filter(it -> amount.applyAsLong(it) > 0)
                .map(it -> it.account().number() + " " + major(amount.applyAsLong(it)))
                .collect(Collectors.joining("; "));
    }

    static String major(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    static UUID id() {
        return Ids.next();
    }
}
