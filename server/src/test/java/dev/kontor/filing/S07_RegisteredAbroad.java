package dev.kontor.filing;

import static dev.kontor.filing.FilingFixture.made;
import static dev.kontor.filing.FilingFixture.ok;
import static dev.kontor.filing.FilingFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Json;
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
        shop.rate("EUR", "HUF", "2026-02-28", "0.0025");
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
        assertThat(lines(shop.report("hu_vat", "2026-04")))
                .containsExactly("HU taxed 1600000 432000");
        JsonNode second = shop.report("oss_union", "2026-Q2");
        assertThat(lines(second)).containsExactly("HU taxed 8000 2160");
        assertThat(rows(second.get("elsewhere"), "country", "from", "until"))
                .containsExactly("HU 2026-04-01 2026-04-10");
        assertThat(shop.text("oss_union", "2026-Q1", "csv").lines())
                .contains("elsewhere,2026-03-15/2026-03-31,HU,,,,,,,,Hungarian VAT return,,,,");
        String xml = shop.text("oss_union", "2026-Q1", "xml");
        OssFile.validate(xml);
        assertThat(OssFile.sum(xml, "TotalVATAmountDue")).isEqualByComparingTo("49.70");
        assertThat(shop.returns("hu_vat")).containsExactly("2026-04 open", "2026-03 due");
    }

    /** What is taken back goes where the sale was declared, whatever is so by then. */
    @Test
    void refundsFollowTheirSale() throws Exception {
        JsonNode before = shop.buy(HU, SAAS);
        registered("", "2026-03-15", "2026-06-30");
        shop.advance("2026-03-20T10:00:00Z");
        JsonNode within = shop.buy(HU, SAAS);
        shop.refund(before, 1_270);
        shop.refund(within, 2_540);
        shop.advance("2026-04-05T10:00:00Z");
        JsonNode quarter = ok(shop.file("oss_union", "2026-Q1"));
        JsonNode march = ok(shop.file("hu_vat", "2026-03"));
        assertThat(lines(quarter)).containsExactly("HU taxed 9000 2430");
        assertThat(lines(march)).containsExactly("HU taxed 3200000 864000");

        shop.refund(before, 2_540);
        shop.refund(within, 1_270);
        shop.buy(FR, SAAS);
        assertThat(lines(shop.report("hu_vat", "2026-04")))
                .containsExactly("HU taxed -400000 -108000");
        shop.advance("2026-07-05T10:00:00Z");
        shop.refund(within, 1_270);
        JsonNode after = shop.buy(HU, SAAS);
        shop.refund(after, 2_540);
        JsonNode second = ok(shop.lock("oss_union", "2026-Q2"));
        assertThat(lines(second)).containsExactly("FR taxed 10000 2000");
        assertThat(corrections(second)).containsExactly("2026-Q1 HU -540");
        assertThat(lines(shop.report("oss_union", "2026-Q3")))
                .containsExactly("HU taxed 8000 2160");
        assertThat(corrections(shop.report("oss_union", "2026-Q3"))).isEmpty();
        assertThat(lines(shop.report("hu_vat", "2026-07")))
                .containsExactly("HU taxed -400000 -108000");
        String xml = shop.text("oss_union", "2026-Q2", "xml");
        OssFile.validate(xml);
        assertThat(OssFile.sum(xml, "TotalVATAmountCorrection")).isEqualByComparingTo("-5.40");

        ok(shop.pay("oss_union", "2026-Q1"));
        ok(shop.pay("hu_vat", "2026-03"));
        assertThat(
                        shop.query(
                                """
                                select e.jurisdiction || ' ' || e.debit from ledger.entries e
                                join ledger.journals j on j.vendor_id = e.vendor_id and j.id = e.journal_id
                                where e.vendor_id = ? and j.kind = 14 and e.account = 2100 order by 1
                                """,
                                shop.vendor().value()))
                .containsExactly("HU 2160", "HU 2430");
    }

    /** A quarter that was filed stays, whatever is put on record for its days afterwards. */
    @Test
    void whatWasFiledIsNotTakenBack() {
        JsonNode sold = shop.buy(HU, SAAS);
        shop.advance("2026-04-03T10:00:00Z");
        JsonNode filed = ok(shop.file("oss_union", "2026-Q1"));
        shop.buy(HU, "saas 1000 EUR exclusive");
        registered("month", "2026-02-05", "");
        shop.buy(HU, "saas 2000 EUR exclusive");
        shop.refund(sold, 1_270);

        assertThat(shop.report("oss_union", "2026-Q1")).isEqualTo(filed);
        JsonNode second = shop.report("oss_union", "2026-Q2");
        assertThat(lines(second)).isEmpty();
        assertThat(corrections(second)).containsExactly("2026-Q1 HU -270");
        assertThat(rows(second.get("elsewhere"), "country", "from", "until"))
                .containsExactly("HU 2026-04-01 2026-06-30");
        assertThat(lines(shop.report("hu_vat", "2026-02"))).isEmpty();
        assertThat(lines(shop.report("hu_vat", "2026-04")))
                .containsExactly("HU taxed 1200000 324000");
    }

    /** Whoever was registered owes returns, although the sales of those days were declared. */
    @Test
    void allOfItWasDeclaredBefore() {
        shop.buy(HU, SAAS);
        shop.advance("2026-04-03T10:00:00Z");
        ok(shop.lock("oss_union", "2026-Q1"));
        registered("", "2026-02-05", "2026-03-10");

        assertThat(shop.returns("hu_vat")).containsExactly("2026-03 due", "2026-02 overdue");
        assertThat(shop.report("hu_vat", "2026-02").get("nil").booleanValue()).isTrue();
        assertThat(corrections(shop.report("oss_union", "2026-Q2"))).isEmpty();
    }

    /** As long as its quarter is open, a registration may come late and go early. */
    @Test
    void anOpenQuarterIsMadeAnew() {
        shop.buy(HU, SAAS);
        shop.advance("2026-03-03T10:00:00Z");
        shop.buy(HU, "saas 1000 EUR exclusive");
        shop.advance("2026-03-20T10:00:00Z");
        shop.buy(HU, "saas 2000 EUR exclusive");
        shop.advance("2026-04-03T10:00:00Z");
        assertThat(lines(shop.report("oss_union", "2026-Q1")))
                .containsExactly("HU taxed 13000 3510");
        registered("", "2026-03-01", "");
        assertThat(lines(shop.report("oss_union", "2026-Q1")))
                .containsExactly("HU taxed 10000 2700");
        assertThat(lines(ok(shop.lock("hu_vat", "2026-03"))))
                .containsExactly("HU taxed 1200000 324000");

        String id =
                shop.api
                        .get("/v1/tax/registrations")
                        .json()
                        .get("data")
                        .valueStream()
                        .filter(it -> it.get("jurisdiction").stringValue().equals("HU"))
                        .findFirst()
                        .orElseThrow()
                        .get("id")
                        .stringValue();
        ok(shop.api.patch("/v1/tax/registrations/" + id, "{\"to\": \"2026-03-09\"}"));

        assertThat(lines(shop.report("oss_union", "2026-Q1")))
                .containsExactly("HU taxed 12000 3240");
        assertThat(rows(shop.report("hu_vat", "2026-04").get("lines"), "late_period", "net", "tax"))
                .containsExactly("2026-03 -800000 -216000");
        agrees(shop.report("hu_vat", "2026-04"));
    }

    /** Two stays in one month, and a change of number without a gap. */
    @Test
    void severalStays() {
        registered("", "2026-02-01", "2026-03-04");
        made(shop.register("HU", "standard", "quarter", "2026-03-05", "2026-03-10"));
        made(shop.register("HU", "standard", "quarter", "2026-03-21", ""));
        shop.buy(HU, "saas 100 EUR exclusive");
        for (String day : List.of("04", "05", "10", "11", "20", "21")) {
            shop.advance("2026-03-" + day + "T10:00:00Z");
            shop.buy(HU, "saas " + Integer.parseInt(day) + "00 EUR exclusive");
        }
        shop.advance("2026-04-01T10:00:00Z");

        assertThat(lines(shop.report("oss_union", "2026-Q1"))).containsExactly("HU taxed 3100 837");
        assertThat(rows(shop.report("oss_union", "2026-Q1").get("elsewhere"), "from", "until"))
                .containsExactly("2026-02-01 2026-03-10", "2026-03-21 2026-03-31");
        assertThat(shop.returns("hu_vat"))
                .containsExactly("2026-Q2 open", "2026-03 due", "2026-02 overdue");
        assertThat(lines(shop.report("hu_vat", "2026-03")))
                .containsExactly("HU taxed 1600000 432000");
    }

    /** What its buyers owe stays on the list of its own state; what is exempt is in the other's. */
    @Test
    void reverseChargesStayAtHome() {
        registered("", "2026-02-01", "");
        shop.buy("\"country\": \"HU\", \"tax_id\": \"HU12892312\"", SAAS);
        shop.buy(HU, SAAS);
        shop.buy("\"country\": \"DE\"", SAAS);

        assertThat(rows(shop.report("ec_sales_list", "2026-Q1").get("customers"), "tax_id", "net"))
                .containsExactly("HU12892312 10000");
        assertThat(lines(shop.report("hu_vat", "2026-02")))
                .containsExactly("HU taxed 4000000 1080000");
        assertThat(lines(shop.report("de_vat", "2026-02"))).containsExactly("DE taxed 10000 1900");
        assertThat(shop.report("oss_union", "2026-Q1").get("nil").booleanValue()).isTrue();
    }

    /** A seller from elsewhere has no list at home: the state's own return shows them. */
    @Test
    void aSellerFromElsewhere() throws Exception {
        FilingFixture far = FilingFixture.american("2026-02-10T10:00:00Z");
        made(far.register("EU", "oss_non_union", "", "2026-01-01", ""));
        made(far.register("HU", "standard", "", "2026-03-01", ""));
        far.rate("EUR", "HUF", "2026-03-31", "0.0025");
        JsonNode sold = far.buy(HU, SAAS);
        far.advance("2026-03-02T10:00:00Z");
        far.buy(HU, "saas 2000 EUR exclusive");
        far.buy("\"country\": \"HU\", \"tax_id\": \"HU12892312\"", "saas 3000 EUR exclusive");
        far.buy(FR, SAAS);
        far.refund(sold, 1_270);
        far.advance("2026-04-03T10:00:00Z");

        assertThat(lines(far.report("oss_non_union", "2026-Q1")))
                .containsExactly("FR taxed 10000 2000", "HU taxed 9000 2430");
        assertThat(lines(far.report("hu_vat", "2026-03")))
                .containsExactlyInAnyOrder("HU taxed 800000 216000", "HU reverse_charge 1200000 0");
        ok(far.file("oss_non_union", "2026-Q1"));
        ok(far.file("hu_vat", "2026-03"));
        JsonNode all = ok(far.api.get("/v1/tax/reports"));
        assertThat(rows(all.get("data"), "scheme")).containsOnly("oss_non_union", "hu_vat");
        assertThat(all.get("unassigned")).isEmpty();
    }

    /** Before that was kept, the One-Stop Shop had everything. */
    @Test
    void whatWasLockedBefore() {
        registered("", "2026-02-01", "");
        shop.buy(HU, SAAS);
        shop.advance("2026-04-03T10:00:00Z");
        ok(shop.lock("oss_union", "2026-Q1"));
        String kept =
                shop.query(
                                "select report from filing.returns where vendor_id = ?",
                                shop.vendor().value())
                        .getFirst();
        String before = kept.replaceFirst("\"elsewhere\":\\[[^]]*],", "");

        assertThat(before).isNotEqualTo(kept);
        assertThat(Json.mapper().readValue(kept, Report.class).elsewhere()).hasSize(1);
        assertThat(Json.mapper().readValue(before, Report.class).elsewhere()).isEmpty();
    }

    /** Without a registration there is no return of another member state. */
    @Test
    void notRegistered() {
        shop.buy(HU, SAAS);

        assertThat(shop.api.get("/v1/tax/reports/hu_vat").status()).isEqualTo(404);
        assertThat(shop.returns("hu_vat")).isEmpty();
        registered("", "2026-03-01", "");
        assertThat(lines(shop.report("hu_vat", "2026-03"))).isEmpty();
        assertThat(shop.api.get("/v1/tax/reports/pl_vat").status()).isEqualTo(404);
    }
}
