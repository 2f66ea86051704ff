package dev.kontor.tax;

import static dev.kontor.tax.Asking.buyer;
import static dev.kontor.tax.Asking.determined;
import static dev.kontor.tax.Asking.lines;
import static dev.kontor.tax.Asking.rows;
import static dev.kontor.tax.Asking.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.Registrations.Registration;
import dev.kontor.tax.TaxAnswer.Determined;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A seller in DE, in the One-Stop Shop since July 2021, registered in Texas and for GST and HST.
 */
class RegistrationsTest {
    private static final Registrations SOME =
            Registrations.of(
                    List.of(
                            registration("DE", "2016-01-01"),
                            registration("EU", "2021-07-01"),
                            registration("US-TX", "2021-07-01"),
                            registration("CA", "2021-07-01")));

    private static Registration registration(String jurisdiction, String from) {
        return new Registration(jurisdiction, "standard", "1", LocalDate.parse(from), null);
    }

    @TestFactory
    Stream<DynamicTest> registrations() {
        return rows("""
        2026-03-01 | DE                     | 11900 saas incl | taxed          | 1900
        2026-03-01 | FR                     | 12000 saas incl | taxed          | 2000
        2021-06-30 | FR                     | 12000 saas incl | not_registered | 0
        2026-03-01 | FR id:FR40303265045    | 12000 saas incl | reverse_charge | 0
        2026-03-01 | GB                     | 12000 saas incl | not_registered | 0
        2026-03-01 | US-TX 78701            | 10000 saas      | taxed          | 660
        2026-03-01 | US-NY 10001            | 10000 saas      | not_registered | 0
        2026-03-01 | CA-ON                  | 10000 saas      | taxed          | 1300
        2026-03-01 | CA-QC                  | 10000 saas      | taxed          | 500
        2026-03-01 | ES 38001               | 10000 saas      | out_of_scope   | 0
        2026-03-01 | EC                     | 10000 saas      | intermediary   | 0
        2026-03-01 | AR                     | 10000 saas      | intermediary   | 0
        2026-03-01 | PT 9500-321            | 10000 saas      | taxed          | 1600
        2026-03-01 | PT 9000-001            | 10000 saas      | taxed          | 2200
        2026-03-01 | AT 6691                | 10000 saas      | taxed          | 1900
        2021-06-30 | PT 9000-001            | 10000 saas      | not_registered | 0
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row),
                                () -> {
                                    Determined answer = ask(row, Standing.of(SOME));
                                    assertThat(word(answer.treatment())).isEqualTo(row[3]);
                                    assertThat(answer.tax()).isEqualTo(Long.parseLong(row[4]));
                                }));
    }

    private static Determined ask(String[] row, Standing standing) {
        return determined(
                new TaxQuestion(
                        TaxPoint.on(LocalDate.parse(row[0])),
                        Currency.getInstance("EUR"),
                        "DE",
                        buyer(row[1]),
                        lines(row[2]),
                        standing));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AT 6691", "AT 6991"})
    void aSellerAtHomeCollectsInItsTerritories(String buyer) {
        Registrations home = Registrations.of(List.of(registration("AT", "2016-01-01")));
        String[] row = {"2026-03-01", buyer, "10000 saas"};
        assertThat(ask(row, Standing.of(home)).tax()).isEqualTo(1900);
    }

    /** Who need not register because others withhold is not refused (handbook 4.5). */
    @ParameterizedTest
    @ValueSource(strings = {"EC", "CR", "AR"})
    void noThresholdForbidsSalesWhoseTaxIsWithheld(String country) {
        Standing standing =
                new Standing(
                        SOME,
                        Map.of(country, new Headroom.FromFirstSale()),
                        Standing.Unregistered.REFUSE,
                        null);
        Determined answer = ask(new String[] {"2026-03-01", country, "10000 saas"}, standing);
        assertThat(answer.treatment()).isEqualTo(Treatment.INTERMEDIARY);
        assertThat(answer.tax()).isZero();
    }
}
