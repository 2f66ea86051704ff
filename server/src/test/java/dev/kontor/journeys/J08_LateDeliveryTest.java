package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.messages.ArchivedMail;
import dev.kontor.messages.Messages;
import dev.kontor.messages.QueuedMail;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.SandboxId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Case 8 and what follows: keys run out, arrive later, and are kept for who pays slowly. */
class J08_LateDeliveryTest {
    private final Client client;
    private final VendorId vendor;
    private final String product;
    private final String price;

    J08_LateDeliveryTest() {
        JsonNode sandbox = TestServer.demo().post("/v1/sandboxes", "{}").json();
        client = new Client(sandbox.get("api_key").stringValue());
        vendor = SandboxId.parse(sandbox.get("id").stringValue()).tenant();
        product =
                id(
                        client.post(
                                "/v1/products",
                                """
                                {"name": "Game", "tax_category": "game", "deliveries": [
                                  {"type": "license_key", "mode": "pool", "activation_limit": 1}]}
                                """));
        price =
                id(
                        client.post(
                                "/v1/prices",
                                """
                                {"product": "%s", "currency": "EUR", "amount": 1900,
                                 "tax_behavior": "inclusive"}
                                """
                                        .formatted(product)));
    }

    @Test
    void case8ABackorderIsDeliveredWhenKeysArrive() {
        load("ONLY-1");
        String served = id(buy(1, "card", "tok_visa"));
        Answer late = buy(2, "card", "tok_visa");

        assertThat(order(served).get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(late.status()).isEqualTo(201);
        assertThat(late.json().get("status").stringValue()).isEqualTo("paid");
        assertThat(late.json().at("/lines/0/delivery_status").stringValue())
                .isEqualTo("backordered");
        String order = id(late);
        assertThat(mails("delivery")).isEmpty();

        load("LATE-1");
        assertThat(order(order).get("status").stringValue()).isEqualTo("paid");
        assertThat(mails("delivery")).hasSize(1);

        load("LATE-2");
        JsonNode done = order(order);
        assertThat(done.get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(done.get("fulfilled_at").isNull()).isFalse();
        assertThat(done.at("/lines/0/delivery_status").stringValue()).isEqualTo("delivered");
        assertThat(types(order)).endsWith("order.fulfilled").containsOnlyOnce("order.fulfilled");
        assertThat(mails("delivery").getFirst().to()).isEqualTo("ada@example.com");
        assertThat(mails("delivery").getFirst().text()).contains("LATE-1", "LATE-2");
    }

    @Test
    void whatIsTakenBackIsNotWaitedFor() {
        String other =
                id(
                        client.post(
                                "/v1/products",
                                "{\"name\": \"Thanks\", \"tax_category\": \"software_download\"}"));
        String thanks =
                id(
                        client.post(
                                "/v1/prices",
                                """
                                {"product": "%s", "currency": "EUR", "amount": 500,
                                 "tax_behavior": "inclusive"}
                                """
                                        .formatted(other)));
        JsonNode order = buy(items(price, 1, thanks), "card", "tok_visa").json();
        assertThat(order.get("status").stringValue()).isEqualTo("paid");

        Answer refund =
                client.post(
                        "/v1/refunds",
                        """
                        {"order": "%s", "reason": "not_delivered",
                         "lines": [{"line": "%s", "amount": 1900}]}
                        """
                                .formatted(
                                        order.get("id").stringValue(),
                                        order.at("/lines/0/id").stringValue()));

        assertThat(refund.status()).isEqualTo(201);
        JsonNode after = order(order.get("id").stringValue());
        assertThat(after.at("/lines/0/delivery_status").stringValue()).isEqualTo("revoked");
        assertThat(after.get("status").stringValue()).isEqualTo("fulfilled");
        load("TOO-LATE");
        assertThat(stock("free")).isEqualTo(1);
    }

    @Test
    void whoPaysSlowlyKeepsAKeyUntilThePaymentIsThere() {
        load("ONLY-1");
        Answer slow = buy(1, "sepa_debit", "tok_sepa_debit");
        assertThat(slow.status()).isEqualTo(202);
        assertThat(stock("reserved")).isEqualTo(1);

        String quick = id(buy(1, "card", "tok_visa"));
        assertThat(order(quick).get("status").stringValue()).isEqualTo("paid");

        settle(slow, "success");
        JsonNode paid = order(id(slow));
        assertThat(paid.get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(paid.at("/entitlements/0/license/key").stringValue()).isEqualTo("ONLY-1");
        assertThat(order(quick).get("status").stringValue()).isEqualTo("paid");
    }

    @Test
    void aPaymentThatFailsGivesItsKeyToWhoWaits() {
        load("ONLY-1");
        Answer slow = buy(1, "sepa_debit", "tok_sepa_debit");
        String quick = id(buy(1, "card", "tok_visa"));

        settle(slow, "failure");

        await(() -> order(quick).get("status").stringValue().equals("fulfilled"));
        assertThat(stock("reserved")).isZero();
        assertThat(types(quick)).contains("order.fulfilled");
        advance(Duration.ofDays(2));
        assertThat(order(id(slow)).get("status").stringValue()).isEqualTo("cancelled");
    }

    @Test
    void aCancelledOrderKeepsNoKey() {
        load("ONLY-1");
        Answer waiting = buy(1, "card", "tok_sca_required");
        assertThat(waiting.status()).isEqualTo(402);
        assertThat(stock("reserved")).isEqualTo(1);

        advance(Duration.ofDays(3));

        JsonNode order = order(waiting.json().at("/order/id").stringValue());
        assertThat(order.get("status").stringValue()).isEqualTo("cancelled");
        assertThat(stock("free")).isEqualTo(1);
    }

    private Answer buy(int quantity, String method, String token) {
        return buy(items(price, quantity), method, token);
    }

    private static String items(String price, int quantity, String... others) {
        return Stream.concat(
                        Stream.of(
                                "{\"price\": \"%s\", \"quantity\": %d}".formatted(price, quantity)),
                        Stream.of(others).map("{\"price\": \"%s\", \"quantity\": 1}"::formatted))
                .collect(Collectors.joining(", "));
    }

    private Answer buy(String items, String method, String token) {
        return client.post(
                "/v1/orders",
                """
                {"items": [%s],
                 "buyer": {"email": "ada@example.com", "country": "DE", "ip": "192.0.2.7",
                   "locale": "de"},
                 "payment": {"method": "%s", "token": "%s"},
                 "consents": {"terms": true, "immediate_delivery": true}}
                """
                        .formatted(items, method, token));
    }

    private void load(String key) {
        Answer loaded =
                client.post("/v1/products/" + product + "/keys", "{\"keys\": [\"" + key + "\"]}");
        assertThat(loaded.status()).isEqualTo(201);
    }

    private void settle(Answer pending, String outcome) {
        String payment = pending.json().at("/payment/id").stringValue();
        Answer settled =
                client.post(
                        "/v1/sandbox/payments/" + payment + "/settle",
                        "{\"outcome\": \"" + outcome + "\"}");
        assertThat(settled.status()).isEqualTo(200);
    }

    private void advance(Duration time) {
        Instant now = Instant.parse(client.get("/v1/test_clock").json().get("now").stringValue());
        client.post("/v1/test_clock/advance", "{\"to\": \"" + now.plus(time) + "\"}");
    }

    private JsonNode order(String id) {
        return client.get("/v1/orders/" + id).json();
    }

    private List<String> types(String order) {
        return client.get("/v1/orders/" + order + "/timeline")
                .json()
                .get("data")
                .valueStream()
                .map(it -> it.get("type").stringValue())
                .toList();
    }

    private int stock(String state) {
        return client.get("/v1/products/" + product + "/keys")
                .json()
                .at("/stock/" + state)
                .intValue();
    }

    private List<ArchivedMail> mails(String kind) {
        Messages messages = TestServer.bean(Messages.class);
        List<QueuedMail> all = messages.latest(vendor, null, 50);
        return all.stream().filter(it -> it.kind().equals(kind)).map(messages::read).toList();
    }

    private static String id(Answer answer) {
        return answer.json().get("id").stringValue();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("too late").isBefore(end);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
