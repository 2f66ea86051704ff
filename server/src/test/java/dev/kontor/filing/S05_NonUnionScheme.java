package dev.kontor.filing;

import static dev.kontor.filing.FilingFixture.made;
import static dev.kontor.filing.FilingFixture.ok;
import static dev.kontor.filing.FilingFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The One-Stop Shop of sellers from outside the Union (Directive 2006/112/EC, art. 358a to 369):
 * every member state is in it, and the return goes to the state that gave the number.
 */
class S05_NonUnionScheme {
    private static final String SCHEME = "oss_non_union";

    private final FilingFixture shop = FilingFixture.american("2026-02-10T10:00:00Z");

    private void register(String number) {
        made(
                shop.api.post(
                        "/v1/tax/registrations",
                        """
                        {"jurisdiction": "EU", "scheme": "oss_non_union", "number": "%s",
                         "from": "2026-01-01"}
                        """
                                .formatted(number)));
    }

    @Test
    void twoQuartersEndToEnd() throws Exception {
        register("EU372123456");
        JsonNode german = shop.buy("\"country\": \"DE\"", "saas 10000 EUR exclusive");
        shop.buy("\"country\": \"FR\"", "ebook 1999 EUR exclusive");
        shop.buy("\"country\": \"IE\"", "saas 5000 USD exclusive");
        shop.buy("\"country\": \"FR\", \"tax_id\": \"FR40303265045\"", "saas 7000 EUR exclusive");
        shop.rate("USD", "2026-03-31", "1.1498");
        shop.advance("2026-04-03T10:00:00Z");

        JsonNode first = shop.report(SCHEME, "2026-Q1");

        assertThat(rows(first.get("lines"), "country", "rate_type", "rate", "taxable", "tax"))
                .containsExactly(
                        "DE standard 19 10000 1900",
                        "FR reduced 5.5 1999 110",
                        "IE standard 23 4349 1000");
        assertThat(rows(first.get("reconciliation"), "currency", "ledger", "lines", "difference"))
                .containsExactly("EUR 2010 2010 0", "USD 1150 1150 0");
        assertThat(first.get("due_on").stringValue()).isEqualTo("2026-04-30");
        String xml = shop.text(SCHEME, "2026-Q1", "xml");
        OssFile.validate(xml);
        assertThat(xml)
                .contains("<vun:VoesNumber issuedBy=\"IE\">EU372123456</vun:VoesNumber>")
                .doesNotContain("VATNumber");
        assertThat(OssFile.sum(xml, "TotalVATAmountDue")).isEqualByComparingTo("30.10");
        ok(shop.file(SCHEME, "2026-Q1"));
        assertThat(ok(shop.pay(SCHEME, "2026-Q1")).get("status").stringValue()).isEqualTo("paid");

        shop.refund(german, 5_950);
        shop.buy("\"country\": \"IT\"", "saas 10000 EUR exclusive");
        shop.advance("2026-07-03T10:00:00Z");
        JsonNode second = ok(shop.lock(SCHEME, "2026-Q2"));

        assertThat(rows(second.get("corrections"), "period", "country", "tax"))
                .containsExactly("2026-Q1 DE -950");
        assertThat(rows(second.get("balances"), "country", "tax"))
                .containsExactly("DE -950", "IT 2200");
        assertThat(second.at("/totals/due").longValue()).isEqualTo(2_200);
        assertThat(rows(second.get("reconciliation"), "currency", "ledger", "lines", "difference"))
                .containsExactly("EUR 1250 1250 0");
        String corrected = shop.text(SCHEME, "2026-Q2", "xml");
        OssFile.validate(corrected);
        assertThat(OssFile.sum(corrected, "TotalVATAmountCorrection"))
                .isEqualByComparingTo("-9.50");
        assertThat(OssFile.sum(corrected, "TotalVATAmountDue")).isEqualByComparingTo("22.00");
        assertThat(rows(ok(shop.api.get("/v1/tax/reports")).get("data"), "scheme"))
                .containsOnly(SCHEME);
    }

    /** The file names the state that gave the number; without one there is no file. */
    @Test
    void withoutItsNumberThereIsNoFile() {
        shop.buy("\"country\": \"DE\"", "saas 10000 EUR exclusive");
        String file = "/v1/tax/reports/" + SCHEME + "?period=2026-Q1&format=xml";

        Answer none = shop.api.get(file);
        register("EU999123456");
        Answer strange = shop.api.get(file);

        for (Answer refused : List.of(none, strange)) {
            assertThat(refused.status()).as(refused.raw().body()).isEqualTo(409);
            assertThat(refused.json().get("code").stringValue()).isEqualTo("registration_missing");
        }
        assertThat(shop.api.get("/v1/tax/reports/oss_union").status()).isEqualTo(404);
    }
}
