package dev.kontor.filing;

import static dev.kontor.filing.FilingFixture.ok;
import static dev.kontor.filing.FilingFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
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
        schema().newValidator().validate(new StreamSource(new StringReader(xml)));
        assertThat(sum(xml, "VATAmount")).isEqualByComparingTo("57.72");
        assertThat(sum(xml, "TotalVATAmountCorrection")).isEqualByComparingTo("-10.00");
        assertThat(sum(xml, "BalanceOfVATDue")).isEqualByComparingTo("47.72");
        assertThat(sum(xml, "TotalVATAmountDue")).isEqualByComparingTo("47.72");
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
        schema().newValidator().validate(new StreamSource(new StringReader(xml)));
        assertThat(xml).contains("<vun:NilVatReturn>1</vun:NilVatReturn>");
        assertThat(sum(xml, "TotalVATAmountDue")).isEqualByComparingTo("0.00");
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
        then.advance("2025-02-10T10:00:00Z");
        then.refund(sold, 1_200);
        then.advance("2025-05-10T10:00:00Z");
        then.refund(sold, 2_400);

        assertThat(rows(then.report("oss_union", "2025-Q1").get("corrections"), "period", "tax"))
                .containsExactly("2022-Q1 -200");
        JsonNode later = then.report("oss_union", "2025-Q2");
        assertThat(later.get("corrections")).isEmpty();
        assertThat(rows(later.get("direct"), "period", "country", "tax"))
                .containsExactly("2022-Q1 FR -400");
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
            assertThatThrownBy(() ->
                            schema().newValidator()
                                    .validate(new StreamSource(new StringReader(wrong))))
                    .isInstanceOf(SAXException.class);
        }
    }

    private static BigDecimal sum(String xml, String element) {
        return java.util.regex.Pattern.compile(
                        "<vun:" + element + " currency=\"EUR\">([^<]+)</vun:" + element + ">")
                .matcher(xml)
                .results()
                .map(it -> new BigDecimal(it.group(1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Schema schema() throws SAXException, IOException {
        try (var file =
                Objects.requireNonNull(
                        S01_OssReturn.class.getResourceAsStream("/filing/oss-vat-return.xsd"))) {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(file));
        }
    }
}
