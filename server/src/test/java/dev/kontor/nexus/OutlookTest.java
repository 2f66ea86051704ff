package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.currencies.Rates;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.TaxThreshold;
import dev.kontor.tax.TaxThreshold.Condition;
import dev.kontor.tax.Treatment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** When a threshold of EUR 10.00 was crossed, or will be, as seen on 15 May 2026. */
class OutlookTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 15);
    private static final VendorId VENDOR = new VendorId(new UUID(0, 1));

    /** Window, sales as day=cents or first..last=cents a day, crossed on, expected on. */
    @TestFactory
    Stream<DynamicTest> days() {
        return """
        calendar_year            |                               |            |
        calendar_year            | 2026-02-01=600 2026-03-01=400 | 2026-03-01 |
        calendar_year            | 2026-02-01=600 2026-05-15=399 |            | 2026-05-16
        calendar_year            | 2026-05-15=500                |            | 2026-06-14
        calendar_year            | 2026-02-15=450                |            | 2026-09-02
        calendar_year            | 2025-12-31=1000               |            |
        calendar_year            | 2026-01-05=990                |            |
        rolling_12_months        | 2025-06-01=600 2026-05-01=400 | 2026-05-01 |
        rolling_12_months        | 2025-05-15=600 2026-05-01=400 |            | 2026-06-29
        rolling_12_months        | 2025-02-01=1000               |            |
        rolling_12_months        | 2025-06-01=1000               | 2025-06-01 |
        rolling_12_months        | 2024-06-01..2026-05-15=10     |            |
        quarter                  | 2026-03-31=900 2026-04-01=900 |            | 2026-05-18
        current_or_previous_year | 2025-07-01=1000               | 2025-07-01 |
        current_or_previous_year | 2024-07-01=1000 2025-07-01=1000 |          |
        current_or_previous_year | 2024-07-01=1000               |            |
        current_or_previous_year | 2025-07-01=900 2026-04-01=100 |            |
        base_period              | 2024-07-01=1000               | 2026-01-01 |
        base_period              | 2025-07-01=1000               |            | 2027-01-01
        first_sale               | 2026-04-01=1                  | 2026-04-01 |
        calendar_year            | 2026-02-01=1200 2026-03-01=-300 2026-04-01=300 | 2026-04-01 |
        """
                .lines()
                .map(line -> line.split("\\|", -1))
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join("|", row),
                                () -> {
                                    Outlook outlook = outlook(row[0].strip(), row[1].strip());
                                    assertThat(shown(outlook.crossedOn()))
                                            .isEqualTo(row[2].strip());
                                    assertThat(shown(outlook.expectedOn()))
                                            .isEqualTo(row[3].strip());
                                }));
    }

    private static String shown(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static Outlook outlook(String window, String sales) {
        boolean first = window.equals("first_sale");
        Condition condition =
                new Condition(
                        first ? 0 : 1_000,
                        first ? null : Currency.getInstance("EUR"),
                        0,
                        window,
                        "sales");
        List<SoldOnDay> sold = new ArrayList<>();
        for (String one : sales.isEmpty() ? new String[0] : sales.split(" ", -1)) {
            String[] words = one.split("=", -1);
            String[] span = words[0].split("\\.\\.", -1);
            LocalDate until = LocalDate.parse(span[span.length - 1]);
            LocalDate.parse(span[0])
                    .datesUntil(until.plusDays(1))
                    .forEach(day -> sold.add(sold(day, Long.parseLong(words[1]))));
        }
        return Outlook.of(
                new TaxThreshold("AU", "Australia", List.of(condition), false, null, "law"),
                TODAY,
                sold,
                Rates.bundled(),
                "DE",
                Set.of("DE", "FR"));
    }

    private static SoldOnDay sold(LocalDate day, long cents) {
        return new SoldOnDay(
                VENDOR,
                day,
                "AU",
                "AU",
                "",
                Treatment.NOT_REGISTERED,
                false,
                Currency.getInstance("EUR"),
                cents,
                cents > 0 ? 1 : 0);
    }
}
