package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.platform.Database;
import dev.kontor.vendors.Vendors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every document leaves the lines that tax returns are made of, equal to what is booked. */
class S04_TaxIsKeptForReturns {
    private static final List<String> PLACES =
            List.of(
                    "\"country\": \"DE\"",
                    "\"country\": \"FR\"",
                    "\"country\": \"FR\", \"tax_id\": \"FR40303265045\"",
                    "\"country\": \"ES\", \"postal_code\": \"38001\"",
                    "\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\"",
                    "\"country\": \"US\", \"region\": \"NY\", \"postal_code\": \"10001\"",
                    "\"country\": \"US\", \"region\": \"CA\", \"postal_code\": \"94105\"",
                    "\"country\": \"CA\", \"region\": \"QC\", \"postal_code\": \"H2X 1Y4\"",
                    "\"country\": \"GB\"",
                    "\"country\": \"HK\"");

    private final Client api = TestServer.newSandboxAt("2026-03-31T22:30:00Z");
    private final Database database = TestServer.bean(Database.class);

    private String price(long amount, String category, String behavior) {
        String product =
                made(
                        api.post(
                                "/v1/products",
                                """
                                {"name": "Lumen", "tax_category": "%s", "deliveries":
                                  [{"type": "license_key", "mode": "generated", "activation_limit": 2}]}
                                """
                                        .formatted(category)));
        return made(
                api.post(
                        "/v1/prices",
                        """
                        {"product": "%s", "currency": "EUR", "amount": %d, "tax_behavior": "%s"}
                        """
                                .formatted(product, amount, behavior)));
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    private JsonNode buy(String place, String... prices) {
        String items =
                List.of(prices).stream()
                        .map(it -> "{\"price\": \"" + it + "\", \"quantity\": 1}")
                        .collect(Collectors.joining(", "));
        Answer answer =
                api.post(
                        "/v1/orders",
                        """
                        {"items": [%s], "buyer": {"email": "ada@example.com", %s},
                         "payment": {"method": "card", "token": "tok_visa"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(items, place));
        made(answer);
        return answer.json();
    }

    private void refund(JsonNode order, long amount) {
        made(
                api.post(
                        "/v1/refunds",
                        "{\"order\": \"%s\", \"amount\": %d, \"reason\": \"other\"}"
                                .formatted(order.get("id").stringValue(), amount)));
    }

    private UUID vendor(JsonNode order) {
        String code = order.get("number").stringValue().substring(0, 5);
        return TestServer.bean(Vendors.class).byCode(code).orElseThrow().id().value();
    }

    private List<String> lines(JsonNode order) {
        return query(
                """
                select concat_ws(' ', cause, jurisdiction, tax_type, rate, rate_type, treatment,
                       country, coalesce(region, '-'), coalesce(buyer_tax_id, '-'), currency, net,
                       taxable, tax, booked_on, tax_point)
                from tax.lines where vendor_id = ? order by booked_at, journal_id, no
                """,
                vendor(order));
    }

    private List<String> query(String sql, Object... values) {
        return database.read(
                it -> it.fetch(sql, values).map((Record row) -> row.get(0, String.class)));
    }

    @Test
    void ratesPlacesAndDaysAreThoseOfTheBuyer() {
        String book = price(1_000, "ebook", "exclusive");
        String service = price(10_000, "saas", "exclusive");
        JsonNode first = buy("\"country\": \"FR\"", book, service);
        buy("\"country\": \"FR\", \"tax_id\": \"FR 40 303 265 045\"", service);
        buy("\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\"", service);

        assertThat(lines(first))
                .containsExactly(
                        "sale FR vat 5.5 reduced taxed FR - - EUR 1000 1000 55 2026-04-01 2026-04-01",
                        "sale FR vat 20 standard taxed FR - - EUR 10000 10000 2000 2026-04-01 2026-04-01",
                        "sale FR vat 0 zero reverse_charge FR - FR40303265045 EUR 10000 10000 0 2026-04-01 2026-04-01",
                        "sale US-TX sales_tax 6.25 standard taxed US TX - EUR 10000 8000 500 2026-03-31 2026-03-31",
                        "sale US-TX-AUSTIN sales_tax 1 standard taxed US TX - EUR 0 8000 80 2026-03-31 2026-03-31",
                        "sale US-TX-AUS-MTA sales_tax 1 standard taxed US TX - EUR 0 8000 80 2026-03-31 2026-03-31");
    }

    @Test
    void aRefundTakesBackAtTheTaxPointOfTheSale() {
        JsonNode order = buy("\"country\": \"DE\"", price(11_900, "saas", "inclusive"));
        api.post("/v1/test_clock/advance", "{\"to\": \"2026-07-10T12:00:00Z\"}");
        refund(order, 3_000);
        refund(order, 8_900);

        assertThat(lines(order))
                .containsExactly(
                        "sale DE vat 19 standard taxed DE - - EUR 10000 10000 1900 2026-04-01 2026-04-01",
                        "refund DE vat 19 standard taxed DE - - EUR -2521 -2521 -479 2026-07-10 2026-04-01",
                        "refund DE vat 19 standard taxed DE - - EUR -7479 -7479 -1421 2026-07-10 2026-04-01");
    }

    /** Any sales in any places, taken back in any parts. */
    @Test
    void ofEveryJournalTheLinesSumToTheBooks() {
        Random random = new Random(20260331);
        List<String> prices =
                List.of(
                        price(1_999, "saas", "exclusive"),
                        price(999, "ebook", "inclusive"),
                        price(4_977, "software_download", "inclusive"),
                        price(333, "game", "exclusive"));
        JsonNode last = buy(PLACES.getFirst(), prices.getFirst());
        for (int i = 0; i < 30; i++) {
            List<String> some = new ArrayList<>(prices.subList(0, 1 + random.nextInt(4)));
            last = buy(PLACES.get(i % PLACES.size()), some.toArray(String[]::new));
            long left = last.get("total").longValue();
            while (left > 0 && random.nextInt(3) > 0) {
                long part = Math.min(left, 1 + random.nextInt(1_500));
                refund(last, part);
                left -= part;
            }
        }
        assertThat(
                        query(
                                """
                                select j.id::text from ledger.journals j
                                where j.vendor_id = ? and j.kind in (1, 9)
                                """,
                                vendor(last)))
                .hasSizeGreaterThan(40);
        assertThat(Books.differences(vendor(last))).isEmpty();
    }

    @Test
    void whatIsKeptIsNeverChanged() {
        JsonNode order = buy("\"country\": \"DE\"", price(11_900, "saas", "inclusive"));
        for (String change : List.of("update tax.lines set tax = 0", "delete from tax.lines")) {
            assertThatThrownBy(() ->
                            database.run(tx ->
                                    tx.sql()
                                            .execute(
                                                    change + " where vendor_id = ?",
                                                    vendor(order))))
                    .hasMessageContaining("append-only");
        }
        assertThat(lines(order)).hasSize(1);
    }
}
