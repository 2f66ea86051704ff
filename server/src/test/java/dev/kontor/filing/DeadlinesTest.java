package dev.kontor.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of returns (handbook 4.11): what is due when, by day. */
class DeadlinesTest {
    private static final Schemes SCHEMES = Schemes.read();

    @ParameterizedTest
    @CsvSource({
        "oss_union, 2026-Q1, 2026-04-30, EUR",
        "oss_union, 2026-Q4, 2027-01-31, EUR",
        "oss_non_union, 2025-Q3, 2025-10-31, EUR",
        "uk_vat, 2026-Q1, 2026-05-07, GBP",
        "uk_vat, 2026-Q4, 2027-02-07, GBP",
        "ch_vat, 2026-Q1, 2026-05-30, CHF",
        "ch_vat, 2026-Q2, 2026-08-29, CHF",
        "no_voec, 2026-Q1, 2026-04-20, NOK",
        "au_gst, 2026-Q1, 2026-04-28, AUD",
        "nz_gst, 2026-Q2, 2026-07-28, NZD",
        "sg_gst, 2026-Q1, 2026-04-30, SGD",
        "jp_jct, 2026, 2027-02-28, JPY",
        "kr_vat, 2026-Q1, 2026-04-25, KRW",
        "tw_vat, 2026-B2, 2026-05-15, TWD",
        "in_gstr5a, 2026-12, 2027-01-20, INR",
        "my_service_tax, 2026-Q1, 2026-04-30, MYR",
        "th_vat, 2026-03, 2026-04-23, THB",
        "id_vat, 2026-Q1, 2026-04-30, IDR",
        "ph_vat, 2026-Q1, 2026-04-25, PHP",
        "vn_vat, 2026-Q1, 2026-04-30, VND",
        "za_vat, 2026-02, 2026-03-25, ZAR",
        "ke_vat, 2026-02, 2026-03-20, KES",
        "ng_vat, 2026-02, 2026-03-21, NGN",
        "mx_iva, 2026-02, 2026-03-17, MXN",
        "cl_iva, 2026-02, 2026-03-20, CLP",
        "ca_gst_hst, 2026-Q1, 2026-04-30, CAD",
        "ca_qst, 2026-Q1, 2026-04-30, CAD",
        "us_tx, 2026-02, 2026-03-20, USD",
        "de_vat, 2026-02, 2026-03-10, EUR",
        "ec_sales_list, 2026-Q1, 2026-04-25, EUR"
    })
    void dueDays(String code, String period, LocalDate due, String currency) {
        Scheme scheme = SCHEMES.find(code).orElseThrow();
        Period of = Period.parse(period);

        assertThat(scheme.dueOn(of)).isEqualTo(due);
        assertThat(scheme.currency().getCurrencyCode()).isEqualTo(currency);
        assertThat(of).hasToString(period);
    }

    @Test
    void everyRowIsWhole() {
        assertThat(SCHEMES.all())
                .hasSizeGreaterThan(140)
                .allSatisfy(it -> {
                    assertThat(it.name()).isNotBlank();
                    assertThat(it.source()).isNotBlank();
                    assertThat(it.confidence()).matches("[HML]");
                    Period first = it.containing(LocalDate.of(2026, 1, 1));
                    assertThat(it.dueOn(first)).isAfter(first.until());
                });
        assertThat(SCHEMES.all().stream().filter(it -> it.code().startsWith("us_"))).hasSize(49);
        assertThat(SCHEMES.all().stream().filter(it -> it.isFor("DE")).map(Scheme::code))
                .contains("oss_union", "de_vat", "ec_sales_list")
                .doesNotContain("oss_non_union", "fr_vat");
        assertThat(SCHEMES.all().stream().filter(it -> it.isFor("US")).map(Scheme::code))
                .contains("oss_non_union")
                .doesNotContain("oss_union", "de_vat", "ec_sales_list");
    }

    @Test
    void periodsAreReadAsWritten() {
        Period quarter = Period.parse("2026-Q4");
        for (String right : List.of("2026-Q4", "2026-12", "2026-01", "2026-B6", "2026")) {
            assertThat(Period.parse(right)).hasToString(right);
        }
        assertThat(quarter.contains(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(quarter.contains(LocalDate.of(2027, 1, 1))).isFalse();
        for (String wrong :
                List.of(
                        "2026-Q0",
                        "2026-Q5",
                        "2026-1",
                        "2026-13",
                        "2026-Q01",
                        "1999-Q1",
                        "",
                        "Q1")) {
            assertThatThrownBy(() -> Period.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"day(20)x", "someday(1,2)", "'day(20,1,1)'", "''"})
    void otherDueDaysAreRefused(String text) {
        assertThatThrownBy(() -> DueRule.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
