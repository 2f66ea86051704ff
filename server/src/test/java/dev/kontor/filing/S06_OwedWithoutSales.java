package dev.kontor.filing;

import static dev.kontor.filing.FilingFixture.made;
import static dev.kontor.filing.FilingFixture.ok;
import static dev.kontor.filing.FilingFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whoever is registered files, sales or not, and as often as the authority said (handbook 4.11;
 * Directive 2006/112/EC, art. 369f: "whether or not" services were supplied).
 */
class S06_OwedWithoutSales {
    private final FilingFixture shop = new FilingFixture("2026-02-10T10:00:00Z");

    @Test
    void aQuarterWithoutSalesIsDeclaredAsNothing() throws Exception {
        made(shop.register("EU", "oss_union", "", "2021-07-01", ""));
        assertThat(shop.returns("oss_union")).containsExactly("2026-Q1 open");

        shop.advance("2026-04-03T10:00:00Z");
        assertThat(shop.returns("oss_union")).containsExactly("2026-Q2 open", "2026-Q1 due");
        shop.advance("2026-07-10T10:00:00Z");
        shop.buy("\"country\": \"DE\"", "saas 10000 EUR exclusive");
        shop.advance("2026-10-05T10:00:00Z");

        assertThat(shop.returns("oss_union"))
                .containsExactly(
                        "2026-Q4 open", "2026-Q3 due", "2026-Q2 overdue", "2026-Q1 overdue");
        assertThat(shop.report("oss_union", "2026-Q3").get("nil").booleanValue()).isTrue();
        String xml = shop.text("oss_union", "2026-Q3", "xml");
        OssFile.validate(xml);
        assertThat(ok(shop.file("oss_union", "2026-Q3")).get("status").stringValue())
                .isEqualTo("filed");
        assertThat(shop.returns("oss_union")).contains("2026-Q4 open", "2026-Q3 filed");
    }

    @Test
    void periodsAreAsTheAuthoritySaid() {
        made(shop.register("US-TX", "standard", "quarter", "2026-01-01", "2026-06-30"));
        made(shop.register("US-TX", "standard", "", "2026-07-01", "2026-08-15"));
        String austin = "\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\"";
        shop.buy(austin, "saas 10000 USD exclusive");
        shop.advance("2026-03-20T10:00:00Z");
        shop.buy(austin, "saas 10000 USD exclusive");
        shop.advance("2026-10-05T10:00:00Z");

        assertThat(shop.returns("us_tx"))
                .containsExactly(
                        "2026-08 overdue", "2026-07 overdue", "2026-Q2 overdue", "2026-Q1 overdue");
        assertThat(rows(shop.report("us_tx", "2026-Q1").get("boxes"), "box", "amount"))
                .containsExactly("gross 20000", "exempt 4000", "taxable 16000", "tax 1320");
        assertThat(rows(shop.report("us_tx", "2026-Q1").get("reconciliation"), "difference"))
                .containsOnly("0");
        Answer month = shop.api.get("/v1/tax/reports/us_tx?period=2026-02");
        assertThat(month.status()).isEqualTo(422);
        assertThat(month.json().at("/errors/0/code").stringValue()).isEqualTo("invalid_period");
        assertThat(
                        rows(
                                ok(shop.api.get("/v1/tax/calendar?until=2026-12-31")).get("data"),
                                "scheme",
                                "period",
                                "due_on"))
                .containsExactly(
                        "us_tx 2026-Q1 2026-04-20",
                        "us_tx 2026-Q2 2026-07-20",
                        "us_tx 2026-07 2026-08-20",
                        "us_tx 2026-08 2026-09-20");
    }

    /** A month that was locked stays one, and is not asked for again as part of the quarter. */
    @Test
    void whatWasFiledStaysFiled() {
        String austin = "\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\"";
        shop.buy(austin, "saas 10000 USD exclusive");
        shop.advance("2026-03-05T10:00:00Z");
        ok(shop.file("us_tx", "2026-02"));
        made(shop.register("US-TX", "standard", "quarter", "2026-01-01", ""));
        shop.buy(austin, "saas 10000 USD exclusive");
        shop.advance("2026-04-05T10:00:00Z");

        assertThat(shop.returns("us_tx"))
                .containsExactly("2026-Q2 open", "2026-Q1 due", "2026-02 filed");
        JsonNode quarter = shop.report("us_tx", "2026-Q1");
        assertThat(rows(quarter.get("boxes"), "box", "amount"))
                .containsExactly("gross 10000", "exempt 2000", "taxable 8000", "tax 660");
        assertThat(rows(quarter.get("reconciliation"), "difference")).containsOnly("0");
    }

    /** Nothing is due where nothing was taxed, unless somebody is registered. */
    @Test
    void untaxedSalesAreNoReturn() {
        String california = "\"country\": \"US\", \"region\": \"CA\", \"postal_code\": \"94105\"";
        shop.buy(california, "saas 10000 USD exclusive");
        shop.buy("\"country\": \"AU\", \"tax_id\": \"51824753556\"", "saas 5000 AUD exclusive");
        shop.buy("\"country\": \"DE\"", "saas 100 EUR exclusive");
        shop.advance("2026-07-10T10:00:00Z");

        JsonNode all = ok(shop.api.get("/v1/tax/reports"));
        assertThat(rows(all.get("data"), "scheme")).containsOnly("de_vat");
        assertThat(rows(all.get("unassigned"), "jurisdiction", "treatment", "net"))
                .containsExactly("AU not_charged 5000", "US-CA exempt 10000");
        assertThat(rows(ok(shop.api.get("/v1/tax/calendar")).get("data"), "scheme"))
                .containsOnly("de_vat");
        made(shop.register("US-CA", "standard", "", "2026-01-01", ""));
        assertThat(shop.returns("us_ca"))
                .containsExactly("2026-Q3 open", "2026-Q2 due", "2026-Q1 overdue");
        assertThat(rows(ok(shop.api.get("/v1/tax/reports")).get("unassigned"), "jurisdiction"))
                .containsExactly("AU");
    }

    /** What was sold before a registration was not taxed, and is in no return. */
    @Test
    void beforeTheRegistration() {
        made(shop.register("US-TX", "standard", "", "2026-03-01", ""));
        String austin = "\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\"";
        shop.buy(austin, "saas 10000 USD exclusive");
        shop.advance("2026-04-02T10:00:00Z");

        assertThat(shop.returns("us_tx")).containsExactly("2026-04 open", "2026-03 due");
        assertThat(
                        rows(
                                ok(shop.api.get("/v1/tax/reports")).get("unassigned"),
                                "jurisdiction",
                                "treatment",
                                "net"))
                .containsExactly("US-TX not_registered 10000");
    }

    @Test
    void theOneStopShopHasQuarters() {
        Answer refused = shop.register("EU", "oss_union", "month", "2026-01-01", "");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").stringValue()).isEqualTo("/period");
    }
}
