package dev.kontor.ledger;

import static dev.kontor.ledger.Books.CAPTURED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A share is pending for seven days, then available but for 10 %, then all of it (case 3). */
class S01_SharesMoveOn {
    private final Books books = new Books();

    @Test
    void captureMaturityRelease() {
        books.post(Postings.capture(books.sale(), PayoutTerms.DEFAULT));
        assertThat(books.balances())
                .isEqualTo("pending 93.55, available 0.00, reserved 0.00, in transit 0.00");
        books.day("2026-01-09");
        assertThat(books.balances()).startsWith("pending 93.55");
        books.day("2026-01-10");
        assertThat(books.balances())
                .isEqualTo("pending 0.00, available 84.19, reserved 9.36, in transit 0.00");
        books.day("2026-07-08");
        assertThat(books.balances()).contains("reserved 9.36");
        books.day("2026-07-09");
        assertThat(books.balances())
                .isEqualTo("pending 0.00, available 93.55, reserved 0.00, in transit 0.00");
        assertThat(books.ledger.audit(books.vendor).isClean()).isTrue();
    }

    @Test
    void aDayIsBookedOnce() {
        books.post(
                Postings.capture(
                        Books.sale(books.vendor, 105_316, 0, CAPTURED), PayoutTerms.DEFAULT));
        books.day("2026-01-10");
        books.day("2026-01-10");
        assertThat(books.balances())
                .isEqualTo("pending 0.00, available 900.00, reserved 100.00, in transit 0.00");
    }

    @Test
    void manyOrdersOfADayMakeOneJournal() {
        for (int i = 0; i < 20; i++) {
            books.post(Postings.capture(books.sale(), PayoutTerms.DEFAULT));
        }
        books.day("2026-01-10");
        assertThat(books.ledger.journals(books.vendor, null, null, null, 100))
                .filteredOn(it -> it.kind() == JournalKind.MATURITY)
                .extracting(Books::text)
                .containsExactly("2000 1871.00 | 2010 1683.90; 2020 187.10");
    }

    @Test
    void refundsMeanwhileTakePartOfTheShare() {
        Sale sale = books.sale();
        books.post(Postings.capture(sale, PayoutTerms.DEFAULT));
        books.post(
                Postings.refundApproved(
                        Books.refund(
                                sale,
                                0,
                                3000,
                                FeeRefund.KEEP_FIXED,
                                RefundBooking.pendingUntil(
                                        CAPTURED,
                                        Instant.parse("2026-01-09T23:59:00Z"),
                                        PayoutTerms.DEFAULT))));
        books.day("2026-01-10");
        assertThat(books.balances())
                .isEqualTo("pending 0.00, available 62.86, reserved 6.98, in transit 0.00");
        books.post(
                Postings.refundApproved(
                        Books.refund(
                                sale,
                                3000,
                                8900,
                                FeeRefund.KEEP_FIXED,
                                RefundBooking.pendingUntil(
                                        CAPTURED,
                                        Instant.parse("2026-01-10T00:00:00Z"),
                                        PayoutTerms.DEFAULT))));
        assertThat(books.balances())
                .isEqualTo("pending 0.00, available -7.48, reserved 6.98, in transit 0.00");
    }

    @Test
    void whatWasRefundedInFullMaturesAsTheKeptFee() {
        Sale sale = books.sale();
        books.post(Postings.capture(sale, PayoutTerms.DEFAULT));
        books.post(
                Postings.refundApproved(
                        Books.refund(
                                sale,
                                0,
                                11900,
                                FeeRefund.KEEP_FIXED,
                                LocalDate.parse("2026-01-10"))));
        books.day("2026-01-10");
        assertThat(books.balances())
                .isEqualTo("pending 0.00, available -0.50, reserved 0.00, in transit 0.00");
    }

    @Test
    void whatComesAfterTheDaysJobGoesWithTheNextDay() {
        Sale sale = books.sale();
        books.post(Postings.capture(sale, PayoutTerms.DEFAULT));
        books.day("2026-01-10");
        books.post(
                Postings.refundApproved(
                        Books.refund(
                                sale,
                                0,
                                3000,
                                FeeRefund.KEEP_FIXED,
                                LocalDate.parse("2026-01-10"))));
        books.day("2026-01-10");
        assertThat(books.balances()).startsWith("pending -23.71");
        books.day("2026-01-11");
        assertThat(books.balances())
                .isEqualTo("pending 0.00, available 60.48, reserved 9.36, in transit 0.00");
    }

    @Test
    void theVendorsClockRunsTheJobs() {
        Clocks clocks = TestPlatform.clocks();
        TestPlatform.database().run(tx -> clocks.start(tx, books.vendor, CAPTURED));
        books.post(Postings.capture(books.sale(), PayoutTerms.DEFAULT));
        TestPlatform.jobs().advance(books.vendor, CAPTURED.plus(Duration.ofDays(6)));
        assertThat(books.balances()).startsWith("pending 93.55");
        int ran = TestPlatform.jobs().advance(books.vendor, CAPTURED.plus(Duration.ofDays(7)));
        assertThat(ran).isOne();
        assertThat(books.balances()).startsWith("pending 0.00, available 84.19");
        TestPlatform.jobs().advance(books.vendor, CAPTURED.plus(Duration.ofDays(187)));
        assertThat(books.balances()).startsWith("pending 0.00, available 93.55, reserved 0.00");
    }
}
