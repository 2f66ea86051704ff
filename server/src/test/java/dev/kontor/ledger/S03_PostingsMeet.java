package dev.kontor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.TestPlatform;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many threads book on the same accounts of two vendors, in batches, while a day's job runs. */
class S03_PostingsMeet {
    private static final int THREADS = 8;
    private static final int BATCHES = 10;
    private static final int BATCH = 12;

    private final Books books = new Books();
    private final Books others = new Books();

    @Test
    void balancesAreTheSumOfTheEntries() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                running.add(pool.submit(this::sellAndRefund));
            }
            running.add(pool.submit(() -> books.day("2026-01-10")));
            finish(running);
        }
        books.day("2026-01-11");
        long orders = (long) THREADS * BATCHES * BATCH / 2;
        for (Books it : List.of(books, others)) {
            assertThat(it.ledger.audit(it.vendor).breaches()).isEmpty();
            VendorBalance balance = it.ledger.balances(it.vendor).getFirst();
            assertThat(balance.pending() + balance.available() + balance.reserved())
                    .isEqualTo(orders * (9355 - 2371));
        }
        assertThat(books.ledger.balances(books.vendor).getFirst().pending()).isZero();
    }

    private void sellAndRefund() {
        for (int batch = 0; batch < BATCHES; batch++) {
            List<Journal> journals = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                Sale sale = (i % 2 == 0 ? books : others).sale();
                journals.add(Postings.capture(sale, PayoutTerms.DEFAULT));
                journals.add(
                        Postings.refundApproved(
                                Books.refund(
                                        sale,
                                        0,
                                        3000,
                                        FeeRefund.KEEP_FIXED,
                                        LocalDate.parse("2026-01-10"))));
            }
            TestPlatform.database().run(tx -> books.ledger.post(tx, journals));
        }
    }

    private static void finish(List<Future<?>> running)
            throws InterruptedException, ExecutionException {
        for (Future<?> it : running) {
            it.get();
        }
    }
}
