package dev.kontor.filing;

import static dev.kontor.filing.FilingFixture.ok;
import static dev.kontor.filing.FilingFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A return is filed once, then paid once; what comes late goes to the next. */
class S03_FiledAndPaid {
    private static final String GB = "\"country\": \"GB\"";

    private final FilingFixture shop = new FilingFixture("2026-02-10T10:00:00Z");

    private static void refused(Answer answer, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(409);
        assertThat(answer.json().get("code").stringValue()).isEqualTo(code);
    }

    private List<String> remitted() {
        return shop.query(
                """
                select concat_ws(' ', account, coalesce(jurisdiction, '-'), currency, debit, credit)
                from ledger.entries e join ledger.journals j
                     on j.vendor_id = e.vendor_id and j.id = e.journal_id
                where e.vendor_id = ? and j.kind = 14 order by e.journal_id, line
                """,
                shop.vendor().value());
    }

    @Test
    void oneAfterTheOther() {
        shop.buy(GB, "saas 10000 GBP exclusive");
        shop.buy(GB, "saas 5000 EUR exclusive");
        refused(shop.file("uk_vat", "2026-Q1"), "period_not_over");
        refused(shop.pay("uk_vat", "2026-Q1"), "report_not_filed");
        shop.advance("2026-04-03T10:00:00Z");
        assertThat(shop.report("uk_vat", "2026-Q1").get("status").stringValue()).isEqualTo("due");

        JsonNode filed = ok(shop.file("uk_vat", "2026-Q1"));
        assertThat(filed.get("status").stringValue()).isEqualTo("filed");
        shop.advance("2026-04-05T10:00:00Z");
        assertThat(ok(shop.file("uk_vat", "2026-Q1"))).isEqualTo(filed);

        JsonNode paid = ok(shop.pay("uk_vat", "2026-Q1"));
        assertThat(paid.get("status").stringValue()).isEqualTo("paid");
        assertThat(ok(shop.pay("uk_vat", "2026-Q1"))).isEqualTo(paid);
        assertThat(remitted())
                .containsExactly(
                        "2100 GB EUR 1000 0",
                        "1000 - EUR 0 1000",
                        "2100 GB GBP 2000 0",
                        "1000 - GBP 0 2000");
        assertThat(
                        shop.query(
                                """
                                select currency from ledger.entries where vendor_id = ? and account = 2100
                                group by currency having sum(debit) <> sum(credit)
                                """,
                                shop.vendor().value()))
                .isEmpty();
    }

    /** What was locked is filed as it is; the reference is the authority's. */
    @Test
    void lockedThenFiled() {
        shop.buy(GB, "saas 10000 GBP exclusive");
        refused(shop.lock("uk_vat", "2026-Q1"), "period_not_over");
        shop.advance("2026-04-03T10:00:00Z");

        JsonNode locked = ok(shop.lock("uk_vat", "2026-Q1"));
        assertThat(locked.get("status").stringValue()).isEqualTo("locked");
        assertThat(locked.get("locked_at").stringValue()).startsWith("2026-04-03");
        assertThat(locked.get("filed_at").isNull()).isTrue();
        refused(shop.pay("uk_vat", "2026-Q1"), "report_not_filed");
        assertThat(ok(shop.lock("uk_vat", "2026-Q1"))).isEqualTo(locked);
        assertThat(
                        rows(
                                ok(shop.api.get("/v1/tax/calendar?from=2026-05-08")).get("data"),
                                "scheme",
                                "period",
                                "status"))
                .first()
                .isEqualTo("uk_vat 2026-Q1 locked");

        shop.advance("2026-04-05T10:00:00Z");
        String path = "/v1/tax/reports/uk_vat/2026-Q1/file";
        for (String wrong : List.of("", " x", "x".repeat(65), "a\\u0007b")) {
            Answer answer = shop.api.post(path, "{\"reference\": \"" + wrong + "\"}");
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
        }
        JsonNode filed = ok(shop.api.post(path, "{\"reference\": \"XA 0815/Q1\"}"));
        assertThat(filed.get("status").stringValue()).isEqualTo("filed");
        assertThat(filed.get("reference").stringValue()).isEqualTo("XA 0815/Q1");
        assertThat(filed.get("totals")).isEqualTo(locked.get("totals"));
        assertThat(ok(shop.api.post(path, "{\"reference\": \"another\"}"))).isEqualTo(filed);
        assertThat(
                        shop.query(
                                """
                                select action || ' ' || coalesce(detail, '-') from platform.audit_log
                                where vendor_id = ? and action like 'tax_report.%' order by position
                                """,
                                shop.vendor().value()))
                .containsExactly("tax_report.locked -", "tax_report.filed XA 0815/Q1");
    }

    /** A line that is booked into a filed period: a payment that was recovered, say. */
    @Test
    void whatComesLateGoesToTheOpenPeriod() {
        JsonNode sold = shop.buy(GB, "saas 10000 GBP exclusive");
        shop.advance("2026-04-03T10:00:00Z");
        JsonNode filed = ok(shop.file("uk_vat", "2026-Q1"));
        bookAgain(sold, "2026-03-30T10:00:00Z");
        shop.buy(GB, "saas 3000 GBP exclusive");

        assertThat(shop.report("uk_vat", "2026-Q1")).isEqualTo(filed);
        JsonNode next = shop.report("uk_vat", "2026-Q2");
        assertThat(rows(next.get("lines"), "late_period", "net", "tax"))
                .containsExactlyInAnyOrder("2026-Q1 10000 2000", " 3000 600");
        assertThat(rows(next.get("reconciliation"), "currency", "ledger", "lines", "difference"))
                .containsExactly("GBP 2600 2600 0");

        shop.advance("2026-07-03T10:00:00Z");
        ok(shop.file("uk_vat", "2026-Q2"));
        assertThat(shop.report("uk_vat", "2026-Q3").get("lines")).isEmpty();
    }

    /** The same sale once more, under another journal, on another day. */
    private void bookAgain(JsonNode order, String at) {
        UUID journal = Ids.next();
        TestServer.bean(Database.class)
                .run(tx -> {
                    tx.sql()
                            .execute(
                                    """
                                    insert into ledger.entries
                                    select e.vendor_id, ?, line, account, currency, debit, credit, gateway,
                                           jurisdiction, tax_type, due
                                    from ledger.entries e join ledger.journals j
                                         on j.vendor_id = e.vendor_id and j.id = e.journal_id
                                    where e.vendor_id = ? and j.kind = 1 and j.order_id = ?
                                    """,
                                    journal,
                                    shop.vendor().value(),
                                    Ids.parse("ord", order.get("id").stringValue()));
                    tx.sql()
                            .execute(
                                    """
                                    insert into tax.lines
                                    select vendor_id, ?::date, ?, no, cause, source_id, order_id, entity,
                                           document_id, document_number, country, region, jurisdiction,
                                           tax_type, rate, rate_type, treatment, buyer_tax_id, currency, net,
                                           taxable, tax, tax_point, ?::timestamptz
                                    from tax.lines where vendor_id = ? and order_id = ?
                                    """,
                                    at.substring(0, 10),
                                    journal,
                                    at,
                                    shop.vendor().value(),
                                    Ids.parse("ord", order.get("id").stringValue()));
                });
    }

    @Test
    void nothingIsFiledThatDiffersFromTheLedger() {
        JsonNode sold = shop.buy(GB, "saas 10000 GBP exclusive");
        TestServer.bean(Database.class)
                .run(tx ->
                        tx.sql()
                                .execute(
                                        """
                                        insert into tax.lines
                                        select vendor_id, booked_on, journal_id, 9, cause, source_id,
                                               order_id, entity, document_id, document_number, country,
                                               region, jurisdiction, tax_type, rate, rate_type, treatment,
                                               buyer_tax_id, currency, 0, 0, 1, tax_point, booked_at
                                        from tax.lines where vendor_id = ? and order_id = ?
                                        """,
                                        shop.vendor().value(),
                                        Ids.parse("ord", sold.get("id").stringValue())));
        shop.advance("2026-04-03T10:00:00Z");

        assertThat(rows(shop.report("uk_vat", "2026-Q1").get("reconciliation"), "difference"))
                .containsExactly("-1");
        refused(shop.file("uk_vat", "2026-Q1"), "differs_from_ledger");
    }

    /** What a member state gives back is not set off against what others get. */
    @Test
    void aMemberStateThatOwesPaysBackItself() {
        JsonNode french = shop.buy("\"country\": \"FR\"", "saas 10000 EUR exclusive");
        shop.advance("2026-04-10T10:00:00Z");
        ok(shop.file("oss_union", "2026-Q1"));
        ok(shop.pay("oss_union", "2026-Q1"));
        shop.buy("\"country\": \"IT\"", "saas 10000 EUR exclusive");
        shop.refund(french);
        shop.advance("2026-07-10T10:00:00Z");
        JsonNode filed = ok(shop.file("oss_union", "2026-Q2"));
        ok(shop.pay("oss_union", "2026-Q2"));

        assertThat(filed.at("/totals/due").longValue()).isEqualTo(2_200);
        assertThat(remitted())
                .containsExactly(
                        "2100 FR EUR 2000 0",
                        "1000 - EUR 0 2000",
                        "2100 IT EUR 2200 0",
                        "1000 - EUR 0 2200");
    }

    @Test
    void whatWasFiledIsNeverChanged() {
        shop.buy(GB, "saas 10000 GBP exclusive");
        shop.advance("2026-04-03T10:00:00Z");
        ok(shop.file("uk_vat", "2026-Q1"));
        for (String change :
                List.of(
                        "update filing.figures set tax = 0 where vendor_id = ?",
                        "delete from filing.figures where vendor_id = ?",
                        "update filing.returns set report = '{}' where vendor_id = ?",
                        "update filing.returns set reference = 'x' where vendor_id = ?",
                        "delete from filing.returns where vendor_id = ?")) {
            assertThatThrownBy(() ->
                            TestServer.bean(Database.class)
                                    .run(tx -> tx.sql().execute(change, shop.vendor().value())))
                    .hasMessageContaining("never changed");
        }
    }

    @Test
    void theCalendar() {
        shop.buy(GB, "saas 10000 GBP exclusive");
        shop.buy("\"country\": \"FR\"", "saas 10000 EUR exclusive");
        shop.advance("2026-05-02T10:00:00Z");
        ok(shop.file("oss_union", "2026-Q1"));

        JsonNode days = ok(shop.api.get("/v1/tax/calendar?from=2026-05-02&until=2026-08-15"));

        assertThat(rows(days.get("data"), "due_on", "scheme", "period", "status"))
                .containsExactly(
                        "2026-05-07 uk_vat 2026-Q1 due",
                        "2026-07-31 oss_union 2026-Q2 open",
                        "2026-08-07 uk_vat 2026-Q2 open");
        shop.advance("2026-05-08T10:00:00Z");
        assertThat(
                        rows(
                                ok(shop.api.get("/v1/tax/calendar")).get("data"),
                                "scheme",
                                "period",
                                "status"))
                .first()
                .isEqualTo("uk_vat 2026-Q1 overdue");
    }

    @Test
    void whatIsAskedWronglyIsRefused() {
        assertThat(shop.api.get("/v1/tax/reports/nowhere").status()).isEqualTo(404);
        assertThat(shop.api.get("/v1/tax/reports/oss_non_union").status()).isEqualTo(404);
        for (String period : List.of("2026-Q5", "2026-01", "2026", "now", "2026-B1")) {
            Answer answer = shop.api.get("/v1/tax/reports/uk_vat?period=" + period);
            assertThat(answer.status()).as(period).isEqualTo(422);
            assertThat(answer.json().get("code").stringValue()).isEqualTo("invalid_period");
        }
    }
}
