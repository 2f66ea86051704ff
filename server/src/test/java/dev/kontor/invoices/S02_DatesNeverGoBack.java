package dev.kontor.invoices;

import static dev.kontor.invoices.TestSales.draft;
import static dev.kontor.invoices.TestSales.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.TestPlatform;
import dev.kontor.vendors.Vendor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A later number never bears an earlier day, even when commits pass each other at midnight. */
class S02_DatesNeverGoBack {
    private final Invoices invoices = TestSales.invoices();
    private final Vendor vendor = vendor();

    @Test
    void theDayIsTheEntitys() {
        assertThat(issue("2026-03-01T22:59:59Z").issuedOn()).isEqualTo("2026-03-01");
        assertThat(issue("2026-03-01T23:00:00Z").issuedOn()).isEqualTo("2026-03-02");
    }

    @Test
    void aCommitThatWasOvertakenTakesTheLaterDay() {
        Invoice first = issue("2026-03-02T00:00:01Z");
        Invoice overtaken = issue("2026-03-01T12:00:00Z");
        assertThat(overtaken.number()).isGreaterThan(first.number());
        assertThat(overtaken.issuedOn()).isEqualTo(first.issuedOn());
    }

    @Test
    void oneBatchBearsOneDay() {
        Sale sale = TestSales.main("en");
        List<LocalDate> days =
                TestPlatform.database()
                        .write(tx ->
                                invoices.issue(
                                        tx,
                                        List.of(
                                                draft(vendor, at("2026-05-02T10:00:00Z"), sale),
                                                draft(vendor, at("2026-05-01T10:00:00Z"), sale))))
                        .stream()
                        .map(Invoice::issuedOn)
                        .toList();
        assertThat(days).containsOnly(LocalDate.parse("2026-05-02"));
    }

    private Invoice issue(String at) {
        return TestPlatform.database()
                .write(tx ->
                        invoices.issue(tx, List.of(draft(vendor, at(at), TestSales.main("en")))))
                .getFirst();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
