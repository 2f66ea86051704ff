package dev.kontor.ledger;

import static dev.kontor.ledger.Books.CAPTURED;
import static dev.kontor.ledger.Books.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.Money;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The table of postings (handbook 3.8) and cases 1, 16 and 17, figure by figure. */
class PostingsTest {
    private static final VendorId VENDOR = TestPlatform.newVendor();
    private static final Sale SALE = Books.sale(VENDOR, 10000, 1900, CAPTURED);
    private static final LocalDate MATURITY = LocalDate.parse("2026-01-10");

    @Test
    void saleOf119() {
        DueShare pending = new DueShare(Account.VENDOR_PENDING, MATURITY, EUR, 9355);
        DueShare reserved =
                new DueShare(Account.VENDOR_RESERVED, LocalDate.parse("2026-07-09"), EUR, 936);
        Settlement report =
                new Settlement(
                        VENDOR,
                        Books.id(),
                        CAPTURED,
                        "sandbox",
                        List.of(new Settlement.Amounts(EUR, 11900, 192)));
        Money payout = new Money(8419, EUR);
        assertThat(
                        Stream.of(
                                        Postings.capture(SALE, PayoutTerms.DEFAULT),
                                        Postings.pspFee(report),
                                        Postings.settlement(report),
                                        SharePostings.maturity(
                                                VENDOR,
                                                MATURITY,
                                                CAPTURED,
                                                List.of(pending),
                                                PayoutTerms.DEFAULT),
                                        SharePostings.reserveRelease(
                                                VENDOR, MATURITY, CAPTURED, List.of(reserved)),
                                        SharePostings.payoutSent(
                                                VENDOR, Books.id(), CAPTURED, payout),
                                        SharePostings.payoutConfirmed(
                                                VENDOR, Books.id(), CAPTURED, payout))
                                .map(Books::text))
                .containsExactly(
                        """
                        1100 119.00; 5000 93.55 | 4000 100.00; 2100 19.00; 2000 93.55
                        5100 1.92 | 1100 1.92
                        1000 117.08 | 1100 117.08
                        2000 93.55 | 2010 84.19; 2020 9.36
                        2020 9.36 | 2010 9.36
                        2010 84.19 | 2030 84.19
                        2030 84.19 | 1000 84.19\
                        """
                                .split("\n"));
    }

    @Test
    void fullRefund() {
        assertThat(
                        Stream.of(FeeRefund.values())
                                .map(policy -> Books.refund(SALE, 0, 11900, policy, MATURITY))
                                .map(Postings::refundApproved)
                                .map(Books::text))
                .containsExactly(
                        """
                        4010 100.00; 2100 19.00; 2000 94.05 | 2210 119.00; 5000 93.55; 4110 0.50
                        4010 100.00; 2100 19.00; 2000 93.55 | 2210 119.00; 5000 93.55
                        4010 100.00; 2100 19.00; 2000 100.00 | 2210 119.00; 5000 93.55; 4110 6.45\
                        """
                                .split("\n"));
    }

    @Test
    void refundOf30ThenOf89() {
        assertThat(
                        Stream.of(
                                        Books.refund(SALE, 0, 3000, FeeRefund.KEEP_FIXED, MATURITY),
                                        Books.refund(SALE, 3000, 8900, FeeRefund.KEEP_FIXED, null))
                                .map(Postings::refundApproved)
                                .map(Books::text))
                .containsExactly(
                        """
                        4010 25.21; 2100 4.79; 2000 23.71 | 2210 30.00; 5000 23.58; 4110 0.13
                        4010 74.79; 2100 14.21; 2010 70.34 | 2210 89.00; 5000 69.97; 4110 0.37\
                        """
                                .split("\n"));
    }

    @Test
    void wayOfARefundToTheBuyer() {
        OwedRefund owed = new OwedRefund(VENDOR, Books.id(), SALE.order(), new Money(11900, EUR));
        assertThat(
                        Stream.of(
                                        Postings.refundConfirmed(owed, CAPTURED, "sandbox"),
                                        Postings.refundBounced(owed, CAPTURED, "sandbox"),
                                        Postings.refundPaidByBank(owed, CAPTURED))
                                .map(Books::text))
                .containsExactly(
                        """
                        2210 119.00 | 1100 119.00
                        1100 119.00 | 2210 119.00
                        2210 119.00 | 1000 119.00\
                        """
                                .split("\n"));
    }

    @Test
    void cancelledRefundIsTheReversal() {
        Journal approved =
                Postings.refundApproved(
                        Books.refund(SALE, 0, 3000, FeeRefund.KEEP_FIXED, MATURITY));
        assertThat(Books.text(Postings.refundCancelled(approved, CAPTURED)))
                .isEqualTo("2210 30.00; 5000 23.58; 4110 0.13 | 4010 25.21; 2100 4.79; 2000 23.71");
        assertThat(Books.text(Postings.refundCancelled(approved, CAPTURED.plusSeconds(7 * 86400))))
                .isEqualTo("2210 30.00; 5000 23.58; 4110 0.13 | 4010 25.21; 2100 4.79; 2010 23.71");
    }

    @Test
    void taxIsKeptApartByJurisdictionAndType() {
        Sale austin =
                new Sale(
                        VENDOR,
                        Books.id(),
                        Books.id(),
                        CAPTURED,
                        "sandbox",
                        EUR,
                        10000,
                        List.of(
                                new TaxPart("US-TX", "sales_tax", 500),
                                new TaxPart("US-TX-AUSTIN", "sales_tax", 160),
                                new TaxPart("US-TX", "surcharge", 0)),
                        new Fee(0, 0));
        assertThat(
                        Postings.capture(austin, PayoutTerms.DEFAULT).entries().stream()
                                .filter(it -> it.account() == Account.TAX_PAYABLE))
                .extracting(Entry::jurisdiction, Entry::credit)
                .containsExactly(Tuple.tuple("US-TX", 500L), Tuple.tuple("US-TX-AUSTIN", 160L));
    }

    @Test
    void negativeShareChangesSides() {
        Sale tiny = Books.sale(VENDOR, 10, 2, CAPTURED);
        assertThat(Books.text(Postings.capture(tiny, PayoutTerms.DEFAULT)))
                .isEqualTo("1100 0.12; 2000 0.41 | 5000 0.41; 4000 0.10; 2100 0.02");
    }

    @Test
    void unbalancedJournalCannotExist() {
        Entry euro = new Entry(Account.BANK, EUR, 100, 0, null, null, null, null);
        Entry dollar =
                new Entry(
                        Account.SALES, Currency.getInstance("USD"), 0, 100, null, null, null, null);
        assertThatThrownBy(() ->
                        new Journal(
                                VENDOR,
                                JournalKind.CAPTURE,
                                Books.id(),
                                null,
                                CAPTURED,
                                List.of(euro, dollar)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not balance");
    }
}
