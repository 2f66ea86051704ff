package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Case 30: Estonia taxes 22 % until 30 June 2025 and 24 % from 1 July on, and who ordered in June
 * and pays in July pays in July (handbook 4.1). Tallinn is three hours ahead.
 */
class S06_ThePaymentIsTheTaxPoint {
    private static final String EVENING = "2025-06-30T20:30:00Z";
    private static final String NIGHT = "2025-06-30T21:15:00Z";
    private static final String AUGUST = "2025-08-15T12:00:00Z";
    private static final int MINUTES = "2025-06-30T20:30".length();
    private static final String ESTONIA = "\"country\": \"EE\"";

    private final Till till = Till.at(EVENING);

    @Test
    void whoPaysInTimePaysWhatWasShown() {
        String order = till.declined(ESTONIA);
        till.until("2025-06-30T20:59:00Z");

        assertThat(till.payAgain(order, "tok_visa").status()).isEqualTo(201);

        assertThat(figures(till.order(order))).isEqualTo("10000 2200 12200");
        assertThat(till.taxLines(order)).containsExactly("22 10000 2200 2025-06-30");
        assertThat(till.determined(order)).hasSize(1);
        till.until(AUGUST);
        refund(order);
        assertThat(till.taxLines(order)).endsWith("22 -10000 -2200 2025-06-30");
    }

    @Test
    void aSecondCardIsShownTheNewTotalFirst() {
        String order = till.declined(ESTONIA);
        till.until(NIGHT);

        Answer changed = till.payAgain(order, "tok_visa");
        assertThat(changed.status()).as(changed.raw().body()).isEqualTo(409);
        assertThat(changed.json().get("code").stringValue()).isEqualTo("quote_changed");
        assertThat(figures(changed.json().get("order"))).isEqualTo("10000 2400 12400");
        assertThat(figures(till.order(order))).isEqualTo("10000 2400 12400");
        assertThat(till.order(order).at("/fees/vendor_share").longValue()).isEqualTo(9_330);

        Answer paid = till.payAgain(order, "tok_visa");
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        assertThat(figures(paid.json())).isEqualTo("10000 2400 12400");
        assertThat(payment(order).get("amount").longValue()).isEqualTo(12_400);
        assertThat(till.taxLines(order)).containsExactly("24 10000 2400 2025-07-01");
        assertThat(till.determined(order))
                .map(it -> it.substring(0, MINUTES))
                .containsExactly(EVENING.substring(0, MINUTES), NIGHT.substring(0, MINUTES));
        till.until(AUGUST);
        refund(order);
        assertThat(till.taxLines(order)).endsWith("24 -10000 -2400 2025-07-01");
    }

    @Test
    @DisplayName("where the price contains the tax, the total stays, and still it is told")
    void onlyTheTaxIsAnother() {
        Till inclusive =
                new Till(
                        TestServer.newSandboxAt(EVENING),
                        "software_download",
                        "\"currency\": \"EUR\", \"amount\": 12400, \"tax_behavior\": \"inclusive\"");
        String order = inclusive.declined(ESTONIA);
        inclusive.until(NIGHT);

        Answer changed = inclusive.payAgain(order, "tok_visa");

        assertThat(changed.status()).isEqualTo(409);
        assertThat(figures(changed.json().get("order"))).isEqualTo("10000 2400 12400");
        assertThat(inclusive.payAgain(order, "tok_visa").status()).isEqualTo(201);
        assertThat(inclusive.taxLines(order)).containsExactly("24 10000 2400 2025-07-01");
    }

    @Test
    void aChallengeThatIsPassedAfterMidnightTakesWhatWasShown() {
        String order = challenged();
        till.until(NIGHT);

        assertThat(till.settle(order, "success").status()).isEqualTo(200);

        paidAtTheRateOfJuly(order);
    }

    @Test
    void moneyThatComesDaysLater() {
        String order = Till.id(till.buy(ESTONIA, "sepa_debit", "tok_sepa_debit", ""), 202);

        till.until("2025-07-08T12:00:00Z");

        assertThat(till.order(order).get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(figures(till.order(order))).isEqualTo("9839 2361 12200");
        assertThat(till.taxLines(order).getFirst()).startsWith("24 9839 2361 2025-07-0");
    }

    @Test
    void whileMoneyIsOnItsWayNobodyPaysOtherwise() {
        String order = Till.id(till.buy(ESTONIA, "sepa_debit", "tok_sepa_debit", ""), 202);
        till.until(NIGHT);

        Answer second = till.payAgain(order, "tok_visa");

        assertThat(second.json().get("code").stringValue()).isEqualTo("payment_running");
        assertThat(figures(till.order(order))).isEqualTo("10000 2200 12200");
    }

    @Test
    void whatAPersonAcceptsAfterMidnight() {
        Answer doubtful =
                till.api.post(
                        "/v1/orders",
                        """
                        {"items": [{"price": "%s", "quantity": 1}],
                         "buyer": {"email": "qwrtzp@mailinator.com", "name": "Qwrtzp Xkcdvb",
                                   "country": "EE", "ip": "8.8.8.8"},
                         "payment": {"method": "card", "token": "tok_visa"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(till.price()));
        String order = Till.id(doubtful, 202);
        till.until(NIGHT);

        Answer accepted =
                till.api.post(
                        "/v1/reviews/" + order + "/decision",
                        "{\"decision\": \"accept\", \"reason\": \"known to us\"}");

        assertThat(accepted.status()).as(accepted.raw().body()).isEqualTo(200);
        paidAtTheRateOfJuly(order);
    }

    @Test
    void theChallengeOfTheOldTotalIsEndedByTheNew() {
        String order = challenged();
        till.until(NIGHT);

        assertThat(till.payAgain(order, "tok_visa").status()).isEqualTo(409);
        assertThat(till.settle(order, "success").json().get("code").stringValue())
                .isEqualTo("payment_not_pending");
        assertThat(till.payAgain(order, "tok_visa").status()).isEqualTo(201);

        assertThat(attempts(order)).containsExactly("declined", "captured");
        assertThat(figures(till.order(order))).isEqualTo("10000 2400 12400");
        assertThat(till.journals(order)).containsExactly("capture");
    }

    /** Whoever pays was shown what is taken; the old challenge is passed at the same time. */
    @Test
    void manyPayAtOnceAfterTheChange() throws Exception {
        for (int round = 0; round < 5; round++) {
            Till night = Till.at(EVENING);
            String order =
                    night.buy(ESTONIA, "tok_sca_required").json().at("/order/id").stringValue();
            night.until(NIGHT);
            List<Future<Answer>> answers = new ArrayList<>();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 3; i++) {
                    answers.add(clients.submit(() -> night.payAgain(order, "tok_visa")));
                    answers.add(clients.submit(() -> night.settle(order, "success")));
                }
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isIn(200, 201, 409);
            }
            night.payAgain(order, "tok_visa");
            assertThat(takenOnce(night, order))
                    .isIn(List.of("12200 9839 2361", "12400 10000 2400"));
        }
    }

    /** What was taken by the one attempt that was captured, and what is booked of it. */
    private static String takenOnce(Till till, String order) {
        JsonNode now = till.order(order);
        assertThat(now.get("status").stringValue()).isEqualTo("fulfilled");
        JsonNode payment =
                till.api.get("/v1/payments/" + now.at("/payment/id").stringValue()).json();
        assertThat(payment.get("attempts").findValuesAsString("status"))
                .containsOnlyOnce("captured")
                .doesNotContain("submitted");
        assertThat(till.journals(order)).containsExactly("capture");
        List<String> booked = booked(order);
        return payment.get("amount").longValue()
                + booked.get(1).substring("4000".length())
                + booked.get(0).substring("2100".length());
    }

    /** All that tells of the order tells of the tax of July, and so does what goes back. */
    private void paidAtTheRateOfJuly(String id) {
        JsonNode order = till.order(id);
        assertThat(order.get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(figures(order)).isEqualTo("9839 2361 12200");
        assertThat(order.at("/tax/breakdown/0/rate").stringValue()).isEqualTo("24");
        assertThat(order.at("/lines/0/tax").longValue()).isEqualTo(2_361);
        assertThat(order.at("/fees/vendor_share").longValue())
                .isEqualTo(9_839 - order.at("/fees/platform").longValue());
        assertThat(till.determined(id)).hasSize(2);
        assertThat(till.api.get("/v1/orders/" + id + "?expand=tax").raw().body())
                .contains("24")
                .doesNotContain("22 %", "22%");
        assertThat(till.taxLines(id)).containsExactly("24 9839 2361 2025-07-01");
        assertThat(invoice(order).get("tax_total").longValue()).isEqualTo(2_361);
        toldWithTheTax(order.at("/lines/0"));
        toldWithTheTax(invoice(order).at("/lines/0"));
        assertThat(invoice(order).get("issued_on").stringValue()).isEqualTo("2025-06-30");
        assertThat(invoice(order).get("supplied_on").stringValue()).isEqualTo("2025-07-01");
        assertThat(told("order.paid", id)).isEqualTo("9839 2361 12200");
        assertThat(orderPage(order))
                .contains("24 %", "€23.61", "€98.39", "€122.00")
                .contains("Jul 1, 2025 (Estonia)")
                .doesNotContain("100.00");
        assertThat(booked(id)).containsExactly("2100 2361", "4000 9839");
        till.until(AUGUST);
        refund(id);
        assertThat(till.taxLines(id)).endsWith("24 -9839 -2361 2025-07-01");
    }

    /** The price without tax that was agreed is not what was paid: the one with it is. */
    private static void toldWithTheTax(JsonNode line) {
        assertThat(line.get("unit_amount").longValue()).isEqualTo(12_200);
        assertThat(line.get("tax_behavior").stringValue()).isEqualTo("inclusive");
        assertThat(line.get("net").longValue()).isEqualTo(9_839);
        assertThat(line.get("total").longValue()).isEqualTo(12_200);
    }

    private String challenged() {
        Answer answer = till.buy(ESTONIA, "tok_sca_required");
        assertThat(answer.status()).isEqualTo(402);
        return answer.json().at("/order/id").stringValue();
    }

    private void refund(String order) {
        Till.made(
                till.api.post(
                        "/v1/refunds",
                        "{\"order\": \"%s\", \"reason\": \"other\"}".formatted(order)));
    }

    private JsonNode payment(String order) {
        return till.api
                .get("/v1/payments/" + till.order(order).at("/payment/id").stringValue())
                .json();
    }

    private List<String> attempts(String order) {
        return payment(order).get("attempts").findValuesAsString("status");
    }

    private JsonNode invoice(JsonNode order) {
        return till.api.get("/v1/invoices/" + order.at("/invoice/id").stringValue()).json();
    }

    private String orderPage(JsonNode order) {
        Vendor vendor =
                TestServer.bean(Vendors.class)
                        .byCode(order.get("number").stringValue().substring(0, 5))
                        .orElseThrow();
        OrderId id = OrderId.parse(order.get("id").stringValue());
        return till.api.get("/o/" + TestServer.bean(OrderTokens.class).of(vendor, id)).raw().body();
    }

    private String told(String type, String order) {
        return till.api
                .get("/v1/events?type=" + type)
                .json()
                .get("data")
                .valueStream()
                .map(it -> it.get("data"))
                .map(it -> it.has("object") ? it.get("object") : it)
                .filter(it -> it.get("id").stringValue().equals(order))
                .map(S06_ThePaymentIsTheTaxPoint::figures)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> booked(String order) {
        return TestServer.bean(dev.kontor.platform.Database.class)
                .read(sql ->
                        sql.fetch(
                                        """
                                        select concat_ws(' ', account, credit) from ledger.entries e
                                        join ledger.journals j on j.vendor_id = e.vendor_id
                                                              and j.id = e.journal_id
                                        where j.order_id = ? and account in (2100, 4000)
                                        order by account
                                        """,
                                        OrderId.parse(order).value())
                                .map(row -> row.get(0, String.class)));
    }

    private static String figures(JsonNode order) {
        return "%d %d %d"
                .formatted(
                        order.get("subtotal").longValue(),
                        order.get("tax_total").longValue(),
                        order.get("total").longValue());
    }
}
