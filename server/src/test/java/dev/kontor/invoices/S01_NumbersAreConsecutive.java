package dev.kontor.invoices;

import static dev.kontor.invoices.TestSales.atOnce;
import static dev.kontor.invoices.TestSales.draft;
import static dev.kontor.invoices.TestSales.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.TestPlatform;
import dev.kontor.vendors.Vendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A series has no gap and no double, whatever fails and however much happens at once. */
class S01_NumbersAreConsecutive {
    private static final Instant NOON = Instant.parse("2026-03-01T11:00:00Z");

    private final Invoices invoices = TestSales.invoices();

    @Test
    void case37Of200ParallelCaptures20RollBack() {
        Vendor vendor = vendor();
        List<String> numbers = Collections.synchronizedList(new ArrayList<>());
        List<Runnable> captures = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            boolean fails = i % 10 == 3;
            captures.add(() -> issue(vendor, 1, fails, numbers));
        }
        atOnce(20, captures);
        assertThat(numbers).hasSize(180);
        assertThat(numbers.stream().sorted()).isEqualTo(expected(vendor, 180));
    }

    /** Batches of any size, some rolled back, in several threads: exactly 1 to n. */
    @Property(tries = 25)
    void nIssuesInMTransactionsGive1ToN(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = -4, max = 5) Integer> batches) {
        Vendor vendor = vendor();
        List<String> numbers = Collections.synchronizedList(new ArrayList<>());
        List<Runnable> transactions = new ArrayList<>();
        for (int size : batches) {
            transactions.add(() -> issue(vendor, Math.abs(size), size < 0, numbers));
        }
        atOnce(4, transactions);
        int committed = batches.stream().filter(size -> size > 0).mapToInt(size -> size).sum();
        assertThat(numbers.stream().sorted()).isEqualTo(expected(vendor, committed));
    }

    @Test
    void aBatchMayServeManyVendorsAndYears() {
        Vendor one = vendor();
        Vendor two = vendor();
        Instant nextYear = Instant.parse("2026-12-31T23:30:00Z"); // 2027 in Berlin
        Sale sale = TestSales.main("en");
        List<Invoice> issued =
                TestPlatform.database()
                        .write(tx ->
                                invoices.issue(
                                        tx,
                                        List.of(
                                                draft(one, NOON, sale),
                                                draft(two, NOON, sale),
                                                draft(one, nextYear, sale),
                                                draft(one, NOON, sale))));
        assertThat(issued.stream().map(Invoice::number))
                .containsExactly(
                        "EU-7F3K2-INV-2026-000001",
                        "EU-7F3K2-INV-2026-000001",
                        "EU-7F3K2-INV-2027-000001",
                        "EU-7F3K2-INV-2026-000002");
    }

    private void issue(Vendor vendor, int size, boolean fails, List<String> numbers) {
        List<InvoiceDraft> drafts =
                IntStream.range(0, size)
                        .mapToObj(any -> draft(vendor, NOON, TestSales.main("en")))
                        .toList();
        try {
            List<Invoice> issued =
                    TestPlatform.database()
                            .write(tx -> {
                                List<Invoice> done = invoices.issue(tx, drafts);
                                if (fails) {
                                    throw new RolledBack();
                                }
                                return done;
                            });
            issued.forEach(invoice -> numbers.add(invoice.number()));
        } catch (RolledBack e) {
            assertThat(fails).isTrue();
        }
    }

    private static List<String> expected(Vendor vendor, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> "EU-%s-INV-2026-%06d".formatted(vendor.code(), n))
                .toList();
    }

    private static final class RolledBack extends RuntimeException {}
}
