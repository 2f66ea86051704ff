package dev.kontor.filing;

import static dev.kontor.filing.FilingFixture.ok;
import static dev.kontor.filing.FilingFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Drafts for tax authorities outside the One-Stop Shop, each equal to what is booked. */
class S02_ReturnsOfTheWorld {
    private static final List<String> PLACES =
            List.of(
                    "\"country\": \"GB\"",
                    "\"country\": \"CH\"",
                    "\"country\": \"NO\"",
                    "\"country\": \"AU\"",
                    "\"country\": \"JP\"",
                    "\"country\": \"SG\"",
                    "\"country\": \"DE\"",
                    "\"country\": \"AT\", \"postal_code\": \"6691\"",
                    "\"country\": \"FR\", \"tax_id\": \"FR40303265045\"",
                    "\"country\": \"CA\", \"region\": \"QC\", \"postal_code\": \"H2X 1Y4\"",
                    "\"country\": \"CA\", \"region\": \"ON\", \"postal_code\": \"M5V 2T6\"",
                    "\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\"",
                    "\"country\": \"US\", \"region\": \"NY\", \"postal_code\": \"10001\"",
                    "\"country\": \"US\", \"region\": \"CA\", \"postal_code\": \"94105\"",
                    "\"country\": \"GH\"",
                    "\"country\": \"IN\"",
                    "\"country\": \"HK\"");

    private final FilingFixture shop = new FilingFixture("2026-02-10T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"country\": \"GB\" | GBP | uk_vat | 2026-Q1 | 2026-05-07 | 1 2000, 3 2000, 5 2000, 6 10000",
                "\"country\": \"CH\" | CHF | ch_vat | 2026-Q1 | 2026-05-30 | 200 10000, 221 0, 303 10000, 313 0, 399 810",
                "\"country\": \"AU\" | AUD | au_gst | 2026-Q1 | 2026-04-28 | G1 11000, 1A 1000",
                "\"country\": \"NZ\" | NZD | nz_gst | 2026-Q1 | 2026-04-28 | 5 11500, 6 0, 8 1500",
                "\"country\": \"NO\" | NOK | no_voec | 2026-Q1 | 2026-04-20 | sales 10000, vat 2500",
                "\"country\": \"SG\" | SGD | sg_gst | 2026-Q1 | 2026-04-30 | 1 10000, 6 900",
                "\"country\": \"JP\" | JPY | jp_jct | 2026 | 2027-02-28 | 1 10000, 2 780, 9 700, 20 100, 26 800",
                "\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\" | USD | us_tx | 2026-02 | 2026-03-20 | gross 10000, exempt 2000, taxable 8000, tax 660",
                "\"country\": \"US\", \"region\": \"CA\", \"postal_code\": \"94105\" | USD | us_ca | 2026-Q1 | 2026-04-30 | gross 10000, exempt 10000, taxable 0, tax 0",
                "\"country\": \"CA\", \"region\": \"QC\", \"postal_code\": \"H2X 1Y4\" | CAD | ca_gst_hst | 2026-Q1 | 2026-04-30 | 101 10000, 105 500",
                "\"country\": \"CA\", \"region\": \"QC\", \"postal_code\": \"H2X 1Y4\" | CAD | ca_qst | 2026-Q1 | 2026-04-30 | 203 998, 201 10000",
            })
    void boxes(
            String place, String currency, String scheme, String period, String due, String boxes) {
        shop.buy(place, "saas 10000 " + currency + " exclusive");

        JsonNode report = shop.report(scheme, period);

        assertThat(String.join(", ", rows(report.get("boxes"), "box", "amount"))).isEqualTo(boxes);
        assertThat(report.get("due_on").stringValue()).isEqualTo(due);
        assertThat(report.get("currency").stringValue()).isEqualTo(currency);
        assertThat(
                        report.get("reconciliation")
                                .valueStream()
                                .map(it -> it.get("difference").longValue()))
                .allMatch(it -> it == 0);
    }

    /** What is paid is rounded as each form says; the lines and the books keep the exact tax. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IN | INR |  9999 | in_gstr5a | 2026-02 | 1800 | 1800 | 5 9999, 5-IGST 1800, 5B 0, 7 1800",
                "IN | INR | 10003 | in_gstr5a | 2026-02 | 1801 | 1800 | 5 10003, 5-IGST 1801, 5B 0, 7 1800",
                "IN | INR |  9722 | in_gstr5a | 2026-02 | 1750 | 1800 | 5 9722, 5-IGST 1750, 5B 0, 7 1800",
                "IN | INR |  9716 | in_gstr5a | 2026-02 | 1749 | 1700 | 5 9716, 5-IGST 1749, 5B 0, 7 1700",
                "GB | GBP |  9999 | uk_vat | 2026-Q1 | 2000 | 2000 | 1 2000, 3 2000, 5 2000, 6 9900",
                "AU | AUD | 10999 | au_gst | 2026-Q1 | 1100 | 1100 | G1 12000, 1A 1100",
                "AU | AUD | 10989 | au_gst | 2026-Q1 | 1099 | 1000 | G1 12000, 1A 1000",
                "SG | SGD | 10099 | sg_gst | 2026-Q1 |  909 |  909 | 1 10000, 6 909",
                "JP | JPY | 12345 | jp_jct | 2026    | 1234 | 1100 | 1 12000, 2 962, 9 900, 20 200, 26 1100",
                "KR | KRW | 12345 | kr_vat | 2026-Q1 | 1234 | 1230 | base 12345, tax 1230",
            })
    void roundedAsTheFormSays(
            String country,
            String currency,
            long net,
            String scheme,
            String period,
            long tax,
            long due,
            String boxes) {
        shop.buy("\"country\": \"" + country + "\"", "saas " + net + " " + currency + " exclusive");

        JsonNode report = shop.report(scheme, period);

        assertThat(report.at("/totals/tax").longValue()).isEqualTo(tax);
        assertThat(report.at("/totals/due").longValue()).isEqualTo(due);
        assertThat(String.join(", ", rows(report.get("boxes"), "box", "amount"))).isEqualTo(boxes);
    }

    /** Several taxes on one sale are one sale, sold or taken back in part. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US\", \"region\": \"NY\", \"postal_code\": \"10001 | USD | us_ny | 2026-02 | 3 | 16000 | 15000",
                "US\", \"region\": \"TX\", \"postal_code\": \"78701 | USD | us_tx | 2026-02 | 3 | 16000 | 14000",
                "US\", \"region\": \"IL\", \"postal_code\": \"60601 | USD | us_il | 2026-02 | 5 | 16000 | 15000",
                "US\", \"region\": \"AK\", \"postal_code\": \"99801 | USD | us_ak | 2026-Q1 | 1 | 16000 | 16000",
                "US\", \"region\": \"CO\", \"postal_code\": \"80202 | USD | us_co | 2026-02 | 5 | 16000 | 16000",
                "CA\", \"region\": \"QC\", \"postal_code\": \"H2X 1Y4 | CAD | ca_gst_hst | 2026-Q1 | 1 | 16000 | 16000",
                "CA\", \"region\": \"QC\", \"postal_code\": \"H2X 1Y4 | CAD | ca_qst | 2026-Q1 | 1 | 0 | 16000",
                "GH | GHS | gh_levies | 2026-02 | 3 | 16000 | 16000",
                "DE | EUR | de_vat | 2026-02 | 2 | 16000 | 16000",
            })
    void eachSaleIsTaxableOnce(
            String place,
            String currency,
            String scheme,
            String period,
            int taxedLines,
            long net,
            long taxable) {
        String where = "\"country\": \"" + place + "\"";
        shop.buy(where, "saas 10000 " + currency + " exclusive");
        shop.buy(where, "software_download 5000 " + currency + " exclusive");
        JsonNode book = shop.buy(where, "ebook 3000 " + currency + " exclusive");
        shop.refund(book);
        shop.buy(where, "ebook 1000 " + currency + " exclusive");

        JsonNode report = shop.report(scheme, period);

        assertThat(rows(report.get("lines"), "treatment").stream().filter("taxed"::equals))
                .hasSize(taxedLines);
        assertThat(report.at("/totals/net").longValue()).isEqualTo(net);
        assertThat(report.at("/totals/taxable").longValue()).isEqualTo(taxable);
    }

    /** A credit note counts in the period it is issued in, and amounts are converted. */
    @Test
    void refundsReduceThePeriodTheyAreIn() {
        JsonNode sold = shop.buy("\"country\": \"GB\"", "saas 10000 EUR exclusive");
        shop.advance("2026-04-10T10:00:00Z");
        shop.refund(sold, 6_000);
        shop.rate("EUR", "GBP", "2026-06-30", "1.25");

        JsonNode first = shop.report("uk_vat", "2026-Q1");
        JsonNode second = shop.report("uk_vat", "2026-Q2");

        assertThat(first.at("/totals/net").longValue()).isEqualTo(8_683);
        assertThat(first.at("/totals/tax").longValue()).isEqualTo(1_737);
        assertThat(rows(first.get("rates"), "currency", "rate", "source"))
                .containsExactly("EUR 1.151635899 ecb");
        assertThat(second.at("/totals/net").longValue()).isEqualTo(-4_000);
        assertThat(second.at("/totals/tax").longValue()).isEqualTo(-800);
    }

    /** Any sales and refunds: all drafts and the rest are what is booked on 2100. */
    @Test
    void draftsAndTheRestAreTheLedger() {
        Random random = new Random(41);
        for (int i = 0; i < 34; i++) {
            JsonNode sold =
                    shop.buy(
                            PLACES.get(i % PLACES.size()),
                            List.of("saas 1999 EUR exclusive", "ebook 999 USD inclusive")
                                    .get(random.nextInt(2)));
            if (random.nextBoolean()) {
                shop.refund(sold, 1 + random.nextInt(900));
            }
        }
        Map<String, Long> drafts = new TreeMap<>();
        JsonNode all = ok(shop.api.get("/v1/tax/reports"));
        List<String> schemes = new ArrayList<>();
        for (JsonNode row : all.get("data")) {
            String scheme = row.get("scheme").stringValue();
            schemes.add(scheme);
            JsonNode report = shop.report(scheme, row.get("period").stringValue());
            for (JsonNode it : report.get("reconciliation")) {
                assertThat(it.get("difference").longValue()).as(scheme).isZero();
                add(drafts, it, "lines");
            }
        }
        all.get("unassigned").forEach(it -> add(drafts, it, "tax"));
        drafts.values().removeIf(it -> it == 0);
        assertThat(schemes)
                .contains("uk_vat", "us_tx", "us_ny", "ca_qst", "oss_union", "de_vat")
                .contains("ec_sales_list", "gh_levies", "in_gstr5a")
                .doesNotContain("us_ca")
                .hasSizeGreaterThan(14);
        assertThat(drafts).isEqualTo(ledger());
    }

    private static void add(Map<String, Long> sums, JsonNode row, String member) {
        sums.merge(row.get("currency").stringValue(), row.get(member).longValue(), Math::addExact);
    }

    private Map<String, Long> ledger() {
        Map<String, Long> owed = new TreeMap<>();
        for (String row :
                shop.query(
                        """
                        select currency || ' ' || sum(credit - debit) from ledger.entries
                        where vendor_id = ? and account = 2100 group by currency
                        having sum(credit - debit) <> 0
                        """,
                        shop.vendor().value())) {
            owed.put(row.split(" ", 2)[0], Long.valueOf(row.split(" ", 2)[1]));
        }
        return owed;
    }

    @Test
    void whatNoReturnTakesIsShown() {
        shop.buy("\"country\": \"HK\"", "saas 10000 EUR exclusive");
        JsonNode all = ok(shop.api.get("/v1/tax/reports"));

        assertThat(
                        rows(
                                all.get("unassigned"),
                                "jurisdiction",
                                "treatment",
                                "currency",
                                "net",
                                "tax"))
                .containsExactly("HK out_of_scope EUR 10000 0");
    }

    @Test
    void theTableForSpreadsheets() {
        shop.buy(
                "\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\"",
                "saas 10000 USD exclusive");

        assertThat(shop.text("us_tx", "2026-02", "csv").lines())
                .contains(
                        "line,2026-02,US,TX,US-TX,sales_tax,standard,6.25,taxed,,,USD,100.00,80.00,5.00",
                        "line,2026-02,US,TX,US-TX-AUSTIN,sales_tax,standard,1,taxed,,,USD,0.00,80.00,0.80",
                        "due,2026-02,,,,,,,,,,USD,,,6.60");
        assertThat(shop.api.get("/v1/tax/reports/us_tx?period=2026-02&format=xml").status())
                .isEqualTo(422);
    }
}
