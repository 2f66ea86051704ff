package dev.kontor.filing;

import static dev.kontor.filing.FilingFixture.ok;
import static dev.kontor.filing.FilingFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/** The One-Stop Shop's return (handbook 4.11), equal to the ledger and valid by its schema. */
class S01_OssReturn {
    private static final String FR = "\"country\": \"FR\"";
    private static final String PL = "\"country\": \"PL\"";

    private final FilingFixture shop = new FilingFixture("2026-02-10T10:00:00Z");

    @Test
    @DisplayName("case 35: a refund of an earlier quarter is corrected at that quarter's rate")
    void correctionsAreConvertedAtTheRateOfTheirQuarter() {
        JsonNode sold = shop.buy(PL, "saas 534783 PLN exclusive");
        assertThat(sold.get("tax_total").longValue()).isEqualTo(123_000);
        shop.rate("PLN", "2026-03-31", "4.2500");
        shop.advance("2026-05-02T10:00:00Z");
        ok(shop.file("oss_union", "2026-Q1"));
        shop.advance("2026-08-02T10:00:00Z");
        shop.refund(sold);

        JsonNode report = shop.report("oss_union", "2026-Q3");

        assertThat(rows(report.get("corrections"), "period", "country", "tax"))
                .containsExactly("2026-Q1 PL -28941");
        assertThat(rows(report.get("balances"), "country", "tax")).containsExactly("PL -28941");
        assertThat(report.at("/totals/due").longValue()).isZero();
        assertThat(rows(report.get("rates"), "currency", "rate", "day", "source"))
                .containsExactly("PLN 4.2500 2026-03-31 given");
        assertThat(rows(report.get("reconciliation"), "currency", "ledger", "lines", "difference"))
                .containsExactly("PLN -123000 -123000 0");
    }

    @Test
    void aQuarterInFiveCountriesAndThreeCurrencies() throws Exception {
        JsonNode earlier = shop.buy(FR, "saas 10000 EUR exclusive");
        shop.advance("2026-05-04T10:00:00Z");
        shop.buy(FR, "saas 10000 EUR exclusive", "ebook 1999 EUR exclusive");
        shop.buy("\"country\": \"IT\"", "ebook 1999 EUR exclusive");
        shop.buy(PL, "saas 9999 PLN inclusive");
        JsonNode greek = shop.buy("\"country\": \"GR\"", "saas 5000 USD exclusive");
        shop.buy("\"country\": \"IE\"", "saas 12345 EUR inclusive");
        shop.buy("\"country\": \"FR\", \"tax_id\": \"FR40303265045\"", "saas 10000 EUR exclusive");
        shop.buy("\"country\": \"DE\"", "saas 10000 EUR exclusive");
        shop.refund(earlier, 6_000);
        shop.refund(greek, 1_240);
        shop.rate("PLN", "2026-06-30", "4.2600");
        shop.rate("USD", "2026-06-30", "1.1500");

        JsonNode report = shop.report("oss_union", "2026-Q2");

        assertThat(rows(report.get("lines"), "country", "rate_type", "rate", "taxable", "tax"))
                .containsExactly(
                        "FR reduced 5.5 1999 110",
                        "FR standard 20 10000 2000",
                        "GR standard 24 3478 835",
                        "IE standard 23 10037 2308",
                        "IT reduced 4 1999 80",
                        "PL standard 23 1908 439");
        assertThat(rows(report.get("corrections"), "period", "country", "tax"))
                .containsExactly("2026-Q1 FR -1000");
        assertThat(rows(report.get("reconciliation"), "currency", "ledger", "lines", "difference"))
                .containsExactly("EUR 3498 3498 0", "PLN 1870 1870 0", "USD 960 960 0");
        assertThat(report.at("/totals/due").longValue())
                .isEqualTo(2110 - 1000 + 835 + 2308 + 80 + 439);
        assertThat(report.get("due_on").stringValue()).isEqualTo("2026-07-31");

        String xml = shop.text("oss_union", "2026-Q2", "xml");
        OssFile.validate(xml);
        assertThat(OssFile.sum(xml, "VATAmount")).isEqualByComparingTo("57.72");
        assertThat(OssFile.sum(xml, "TotalVATAmountCorrection")).isEqualByComparingTo("-10.00");
        assertThat(OssFile.sum(xml, "BalanceOfVATDue")).isEqualByComparingTo("47.72");
        assertThat(OssFile.sum(xml, "TotalVATAmountDue")).isEqualByComparingTo("47.72");
        assertThat(xml).contains(">EL<").doesNotContain(">GR<").doesNotContain(">DE<");
    }

    /** What is not in the One-Stop Shop is in the statements that it belongs to. */
    @Test
    void reverseChargesAndHomeSalesAreTheOthers() {
        shop.buy(
                "\"country\": \"FR\", \"tax_id\": \"FR 40 303 265 045\"",
                "saas 10000 EUR exclusive");
        JsonNode part =
                shop.buy(
                        "\"country\": \"FR\", \"tax_id\": \"FR40303265045\"",
                        "saas 5000 EUR exclusive");
        shop.refund(part, 1_000);
        shop.buy("\"country\": \"DE\"", "saas 10000 EUR exclusive");

        assertThat(
                        rows(
                                shop.report("ec_sales_list", "2026-Q1").get("customers"),
                                "country",
                                "tax_id",
                                "net"))
                .containsExactly("FR FR40303265045 14000");
        assertThat(rows(shop.report("de_vat", "2026-02").get("boxes"), "box", "amount"))
                .containsExactly("81 10000", "86 0", "83 1900");
        assertThat(shop.report("oss_union", "2026-Q1").get("lines")).isEmpty();
    }

    @Test
    void aQuarterWithoutSalesIsANilReturn() throws Exception {
        shop.buy("\"country\": \"DE\"", "saas 10000 EUR exclusive");

        JsonNode report = shop.report("oss_union", "2026-Q1");
        String xml = shop.text("oss_union", "2026-Q1", "xml");

        assertThat(report.get("nil").booleanValue()).isTrue();
        OssFile.validate(xml);
        assertThat(xml).contains("<vun:NilVatReturn>1</vun:NilVatReturn>");
        assertThat(OssFile.sum(xml, "TotalVATAmountDue")).isEqualByComparingTo("0.00");
    }

    /** The quarter's last day was a Sunday before Easter Monday: the next publication counts. */
    @Test
    void withoutARateOfTheDayTheNextPublicationCounts() {
        FilingFixture then = new FilingFixture("2024-02-10T10:00:00Z");
        then.buy(PL, "saas 10000 PLN exclusive");

        assertThat(
                        rows(
                                then.report("oss_union", "2024-Q1").get("rates"),
                                "currency",
                                "day",
                                "published_on",
                                "source"))
                .containsExactly("PLN 2024-03-31 2024-04-02 ecb");
    }

    /** Three years after the day it was due, a quarter is corrected with the country itself. */
    @Test
    void whatIsTooOldIsSettledDirectly() {
        FilingFixture then = new FilingFixture("2022-02-10T10:00:00Z");
        JsonNode sold = then.buy(FR, "saas 10000 EUR exclusive");
        then.advance("2022-04-02T10:00:00Z");
        ok(then.file("oss_union", "2022-Q1"));
        then.advance("2025-02-10T10:00:00Z");
        then.refund(sold, 1_200);
        then.advance("2025-04-30T10:00:00Z");
        then.refund(sold, 2_400);

        JsonNode last = then.report("oss_union", "2025-Q1");
        assertThat(rows(last.get("corrections"), "period", "tax")).containsExactly("2022-Q1 -200");
        assertThat(last.get("direct")).isEmpty();
        JsonNode later = then.report("oss_union", "2025-Q2");
        assertThat(later.get("corrections")).isEmpty();
        assertThat(rows(later.get("direct"), "period", "country", "tax"))
                .containsExactly("2022-Q1 FR -400");
        assertThat(later.at("/totals/due").longValue()).isZero();
    }

    /** A return that is submitted late is past the three years, whatever its period. */
    @Test
    void aLateReturnMayBeTooLateToCorrect() throws Exception {
        FilingFixture then = new FilingFixture("2022-02-10T10:00:00Z");
        JsonNode sold = then.buy(FR, "saas 10000 EUR exclusive");
        then.advance("2022-04-02T10:00:00Z");
        ok(then.file("oss_union", "2022-Q1"));
        then.advance("2025-02-10T10:00:00Z");
        then.refund(sold, 1_200);
        then.buy("\"country\": \"IT\"", "saas 10000 EUR exclusive");
        then.advance("2025-05-01T10:00:00Z");

        JsonNode locked = ok(then.lock("oss_union", "2025-Q1"));

        assertThat(locked.get("corrections")).isEmpty();
        assertThat(rows(locked.get("direct"), "period", "country", "tax"))
                .containsExactly("2022-Q1 FR -200");
        assertThat(locked.at("/totals/due").longValue()).isEqualTo(2_200);
        String xml = then.text("oss_union", "2025-Q1", "xml");
        OssFile.validate(xml);
        assertThat(xml).doesNotContain("Correction");
        ok(then.file("oss_union", "2025-Q1"));
        ok(then.pay("oss_union", "2025-Q1"));
        assertThat(
                        then.query(
                                """
                                select e.jurisdiction || ' ' || e.debit from ledger.entries e
                                join ledger.journals j on j.vendor_id = e.vendor_id and j.id = e.journal_id
                                where e.vendor_id = ? and j.kind = 14 and e.account = 2100
                                """,
                                then.vendor().value()))
                .containsExactly("IT 2200");
    }

    /** By country and to the cent: what the file declares is what account 2100 gains or loses. */
    @Test
    void theFileIsTheLedger() throws Exception {
        JsonNode first = shop.buy(FR, "saas 10000 EUR exclusive", "ebook 1999 EUR inclusive");
        JsonNode second = shop.buy("\"country\": \"IT\"", "saas 4990 EUR inclusive");
        shop.advance("2026-04-10T10:00:00Z");
        ok(shop.file("oss_union", "2026-Q1"));
        Map<String, BigDecimal> before = owed();
        shop.refund(first, 3_333);
        shop.refund(second);
        shop.buy("\"country\": \"ES\"", "saas 999 EUR inclusive", "ebook 499 EUR inclusive");
        shop.refund(shop.buy("\"country\": \"HU\"", "saas 777 EUR exclusive"), 100);
        shop.buy("\"country\": \"FR\", \"tax_id\": \"FR40303265045\"", "saas 7000 EUR exclusive");
        shop.refund(
                shop.buy(
                        "\"country\": \"IT\", \"tax_id\": \"IT00743110157\"",
                        "saas 3000 EUR exclusive"));
        shop.advance("2026-07-02T10:00:00Z");
        ok(shop.lock("oss_union", "2026-Q2"));

        String xml = shop.text("oss_union", "2026-Q2", "xml");

        OssFile.validate(xml);
        Map<String, BigDecimal> declared = new TreeMap<>();
        Pattern.compile(
                        "<vun:Balance><vun:MSCONCountryCode>(..)</vun:MSCONCountryCode>"
                                + "<vun:BalanceOfVATDue currency=\"EUR\">([^<]+)<")
                .matcher(xml)
                .results()
                .forEach(it -> declared.put(it.group(1), new BigDecimal(it.group(2))));
        Map<String, BigDecimal> booked = owed();
        before.forEach((country, tax) -> booked.merge(country, tax.negate(), BigDecimal::add));
        booked.values().removeIf(it -> it.signum() == 0);
        assertThat(declared).isEqualTo(booked).containsOnlyKeys("ES", "FR", "HU", "IT");
        assertThat(OssFile.sum(xml, "VATAmount").add(OssFile.sum(xml, "TotalVATAmountCorrection")))
                .isEqualByComparingTo(OssFile.sum(xml, "BalanceOfVATDue"));
        assertThat(rows(shop.report("oss_union", "2026-Q2").get("reconciliation"), "difference"))
                .containsExactly("0");
    }

    /** What account 2100 holds, in euros by country. */
    private Map<String, BigDecimal> owed() {
        Map<String, BigDecimal> owed = new TreeMap<>();
        shop.query(
                        """
                        select jurisdiction || ' ' || sum(credit - debit) / 100.00
                        from ledger.entries
                        where vendor_id = ? and account = 2100 and currency = 'EUR' group by jurisdiction
                        """,
                        shop.vendor().value())
                .forEach(it ->
                        owed.put(it.substring(0, 2), new BigDecimal(it.substring(3)).setScale(2)));
        return owed;
    }

    @Test
    void theSchemaRefusesWhatIsNoReturn() throws Exception {
        shop.buy(FR, "saas 10000 EUR exclusive");
        String xml = shop.text("oss_union", "2026-Q1", "xml");
        for (String wrong :
                new String[] {
                    xml.replace(">FR<", ">US<"),
                    xml.replace("type=\"STANDARD\"", "type=\"ZERO\""),
                    xml.replace(">1</vun:Quarter>", ">5</vun:Quarter>"),
                    xml.replace(">100.00<", ">100.001<")
                }) {
            assertThat(wrong).isNotEqualTo(xml);
            assertThatThrownBy(() -> OssFile.validate(wrong)).isInstanceOf(SAXException.class);
        }
    }
}
