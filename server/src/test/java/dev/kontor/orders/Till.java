package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A sandbox that sells one product, to buyers of whom a test says where they are. */
final class Till {
    final Client api;
    private final String price;

    /** Sells at a net price of 100.00 in euros. */
    Till(Client api, String category) {
        this(
                api,
                category,
                "\"currency\": \"EUR\", \"amount\": 10000, \"tax_behavior\": \"exclusive\"");
    }

    Till(Client api, String category, String terms) {
        this.api = api;
        String product =
                made(
                        api.post(
                                "/v1/products",
                                """
                                {"name": "Lumen", "tax_category": "%s", "deliveries": []}
                                """
                                        .formatted(category)));
        this.price =
                made(api.post("/v1/prices", "{\"product\": \"%s\", %s}".formatted(product, terms)));
    }

    static Till at(String now) {
        return new Till(TestServer.newSandboxAt(now), "software_download");
    }

    static String made(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    /** The id of an order that was answered with this status. */
    static String id(Answer answer, int status) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        return answer.json().get("id").stringValue();
    }

    String price() {
        return price;
    }

    Answer buy(String buyer, String token) {
        return buy(buyer, "card", token, "");
    }

    /**
     * @param more further members of the body, each with a comma before it
     */
    Answer buy(String buyer, String method, String token, String more) {
        return api.post(
                "/v1/orders",
                """
                {"items": [{"price": "%s", "quantity": 1}],
                 "buyer": {"email": "ada@example.com", %s},
                 "payment": {"method": "%s", "token": "%s"},
                 "consents": {"terms": true, "immediate_delivery": true}%s}
                """
                        .formatted(price, buyer, method, token, more));
    }

    /** The order that waits for a payment after a card was declined. */
    String declined(String buyer) {
        Answer answer = buy(buyer, "tok_declined");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(402);
        return answer.json().at("/order/id").stringValue();
    }

    /**
     * @param more further members of the body, each with a comma before it
     */
    Answer payAgain(String order, String token, String more) {
        return api.post(
                "/v1/orders/" + order + "/payments",
                "{\"method\": \"card\", \"token\": \"%s\"%s}".formatted(token, more));
    }

    Answer payAgain(String order, String token) {
        return payAgain(order, token, "");
    }

    /** What the bank says of the buyer who was sent to it. */
    Answer settle(String order, String outcome) {
        return api.post(
                "/v1/sandbox/payments/" + order(order).at("/payment/id").stringValue() + "/settle",
                "{\"outcome\": \"" + outcome + "\"}");
    }

    void until(String moment) {
        Answer answer = api.post("/v1/test_clock/advance", "{\"to\": \"" + moment + "\"}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    JsonNode order(String id) {
        return api.get("/v1/orders/" + id).json();
    }

    List<String> journals(String order) {
        return api.get("/v1/ledger/journals?order=" + order)
                .json()
                .get("data")
                .findValuesAsString("kind");
    }

    /** What the returns are made of: rate, net, tax and tax point. */
    List<String> taxLines(String order) {
        return TestServer.bean(dev.kontor.platform.Database.class)
                .read(sql ->
                        sql.fetch(
                                        """
                                        select concat_ws(' ', rate, net, tax, tax_point)
                                        from tax.lines where order_id = ? order by booked_at, no
                                        """,
                                        OrderId.parse(order).value())
                                .map(row -> row.get(0, String.class)));
    }

    /** The evidence of each determination, in their order, such as {@code ip=DE card=LU}. */
    List<String> determined(String order) {
        UUID id = OrderId.parse(order).value();
        return TestServer.bean(dev.kontor.platform.Database.class)
                .read(sql ->
                        sql.fetch(
                                        """
                                        select inputs::json ->> 'at' as at, inputs::json ->> 'card' as card,
                                               inputs::json ->> 'phone' as phone,
                                               inputs::json ->> 'proven' as proven
                                        from tax.determinations where order_id = ? order by no
                                        """,
                                        id)
                                .map(row ->
                                        "%s card=%s phone=%s proven=%s"
                                                .formatted(
                                                        row.get("at"),
                                                        row.get("card"),
                                                        row.get("phone"),
                                                        row.get("proven"))));
    }

    static List<String> faults(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
        return answer.json()
                .get("errors")
                .valueStream()
                .map(it -> it.get("pointer").stringValue() + " " + it.get("code").stringValue())
                .toList();
    }
}
