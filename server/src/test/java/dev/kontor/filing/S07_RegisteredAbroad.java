package dev.kontor.filing;

import static dev.kontor.filing.FilingFixture.made;
import static dev.kontor.filing.FilingFixture.ok;
import static dev.kontor.filing.FilingFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A German seller that is registered in Hungary for some time: what it sells there on those days is
 * in the Hungarian return, the rest in the One-Stop Shop (decision 13).
 */
class S07_RegisteredAbroad {
    private static final String HU = "\"country\": \"HU\"";
    private static final String FR = "\"country\": \"FR\"";
    private static final String SAAS = "saas 10000 EUR exclusive";

    private final FilingFixture shop = new FilingFixture("2026-02-10T10:00:00Z");

    private void registered(String period, String from, String to) {
        made(shop.register("EU", "oss_union", "", "2021-07-01", ""));
        made(shop.register("HU", "standard", period, from, to));
        shop.rate("EUR", "HUF", "2026-03-31", "0.0025");
        shop.rate("EUR", "HUF", "2026-04-30", "0.0025");
        shop.rate("EUR", "HUF", "2026-06-30", "0.0025");
        shop.rate("EUR", "HUF", "2026-07-31", "0.0025");
        shop.rate("EUR", "HUF", "2026-09-30", "0.0025");
    }

    private static List<String> lines(JsonNode report) {
        agrees(report);
        return rows(report.get("lines"), "country", "treatment", "net", "tax");
    }

    private static List<String> corrections(JsonNode report) {
        agrees(report);
        return rows(report.get("corrections"), "period", "country", "tax");
    }

    /** Account 2100 has what it declares. */
    private static void agrees(JsonNode report) {
        for (JsonNode it : report.get("reconciliation")) {
            assertThat(it.get("difference").longValue()).as(report.toString()).isZero();
        }
    }

    /** The day of the sale decides, by the clock of Budapest. */
    @Test
    void fromTheFirstDayToTheLast() throws Exception {
        registered("", "2026-03-15", "2026-04-10");
        shop.buy(FR, SAAS);
        shop.buy(HU, SAAS);
        shop.advance("2026-03-14T22:30:00Z");
        shop.buy(HU, "saas 1000 EUR exclusive");
        shop.advance("2026-03-14T23:30:00Z");
        shop.buy(HU, "saas 2000 EUR exclusive");
        shop.advance("2026-04-10T21:30:00Z");
        shop.buy(HU, "saas 4000 EUR exclusive");
        shop.advance("2026-04-10T22:30:00Z");
        shop.buy(HU, "saas 8000 EUR exclusive");

        JsonNode first = shop.report("oss_union", "2026-Q1");
        assertThat(lines(first)).containsExactly("FR taxed 10000 2000", "HU taxed 11000 2970");
        assertThat(rows(first.get("elsewhere"), "country", "scheme", "from", "until"))
                .containsExactly("HU hu_vat 2026-03-15 2026-03-31");
        JsonNode march = shop.report("hu_vat", "2026-03");
        assertThat(march.get("currency").stringValue()).isEqualTo("HUF");
        assertThat(march.get("due_on").stringValue()).isEqualTo("2026-04-20");
        assertThat(lines(march)).containsExactly("HU taxed 800000 216000");
        assertThat(lines(shop.report("hu_vat", "2026-04"))).containsExactly("HU taxed 1600000 432000");
        JsonNode second = shop.report("oss_union", "2026-Q2");
        assertThat(lines(second)).containsExactly("HU taxed 8000 2160");
        assertThat(rows(second.get("elsewhere"), "country", "from", "until"))
                .containsExactly("HU 2026-04-01 2026-04-10");
        String xml = shop.text("oss_union", "2026-Q1", "xml");
        OssFile.validate(xml);
        assertThat(OssFile.sum(xml, "TotalVATAmountDue")).isEqualByComparingTo("49.70");
        assertThat(shop.returns("hu_vat")).containsExactly("2026-04 open", "2026-03 due");
    }
}
