package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.payments.PaymentId;
import dev.kontor.payments.Payments;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who turns back at the bank and buys otherwise cannot pay for both. */
class S08_AnotherOrderReplacesTheFirst {
    private final TestCart cart = TestCart.selling(TestServer.newSandbox(), 10_000, "exclusive");

    @Test
    void theFirstIsCancelledAndItsChallengeEnded() {
        String path = path(cart.open("EE"));
        assertThat(TestCart.send(path, form("EE", "1", "4000002500003155")).header("location"))
                .contains("/sandbox/challenge");
        String first = orders().getFirst().get("id").stringValue();
        assertThat(TestCart.send(path + "/again", Map.of()).status()).isEqualTo(303);

        assertThat(TestCart.send(path, form("LU", "1", "4242424242424242")).status())
                .isEqualTo(409);
        assertThat(TestCart.send(path, form("LU", "2", "4242424242424242")).header("location"))
                .endsWith("/done");

        assertThat(order(first).get("status").stringValue()).isEqualTo("cancelled");
        Answer late =
                cart.client()
                        .post(
                                "/v1/sandbox/payments/"
                                        + order(first).at("/payment/id").stringValue()
                                        + "/settle",
                                "{\"outcome\": \"success\"}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(orders())
                .extracting(it -> it.get("status").stringValue())
                .containsExactly("fulfilled", "cancelled");
    }

    @Test
    void whatWasPaidInTheMeantimeIsNotPaidTwice() {
        String path = path(cart.open("EE"));
        TestCart.send(path, form("EE", "1", "4000002500003155"));
        JsonNode first = orders().getFirst();
        TestCart.send(path + "/again", Map.of());
        cart.client()
                .post(
                        "/v1/sandbox/payments/" + first.at("/payment/id").stringValue() + "/settle",
                        "{\"outcome\": \"success\"}");

        TestCart.send(path, form("LU", "1", "4242424242424242"));
        assertThat(TestCart.send(path, form("LU", "2", "4242424242424242")).header("location"))
                .endsWith("/done");

        assertThat(orders()).hasSize(1);
        assertThat(order(first.get("id").stringValue()).get("total").longValue()).isEqualTo(12_400);
    }

    @Test
    void ofManySubmissionsOneReplacesIt() throws Exception {
        String path = path(cart.open("EE"));
        TestCart.send(path, form("EE", "1", "4000002500003155"));
        TestCart.send(path + "/again", Map.of());
        TestCart.send(path, form("LU", "1", "4242424242424242"));

        List<Future<TestServer.Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                answers.add(
                        clients.submit(
                                () -> TestCart.send(path, form("LU", "2", "4242424242424242"))));
            }
        }
        for (Future<TestServer.Answer> answer : answers) {
            assertThat(answer.get().status()).isLessThan(500);
        }
        assertThat(orders())
                .extracting(it -> it.get("status").stringValue())
                .containsExactly("fulfilled", "cancelled");
    }

    /** While its attempt is ended, the order that is replaced says nothing of the session. */
    @Test
    void whoLooksMeanwhileChangesNothing() {
        Answer opened = cart.open("EE");
        TestCart.send(path(opened), form("EE", "1", "4000002500003155"));
        JsonNode first = orders().getFirst();
        TestCart.send(path(opened) + "/again", Map.of());
        TestCart.send(path(opened), form("LU", "1", "4242424242424242"));
        Vendor vendor =
                TestServer.bean(Vendors.class)
                        .byCode(first.get("number").stringValue().substring(0, 5))
                        .orElseThrow();
        Instant now = TestServer.bean(Clocks.class).now(vendor.id());
        SessionStore store = TestServer.bean(SessionStore.class);
        CheckoutId id = CheckoutId.parse(opened.json().get("id").stringValue());
        Session open = store.find(vendor.id(), id).orElseThrow();
        Session submitted =
                open.submitted(
                        Objects.requireNonNull(open.order()),
                        Objects.requireNonNull(open.agreed()),
                        now);
        TestServer.bean(Database.class)
                .run(tx -> {
                    assertThat(store.submit(tx, open, submitted, List.of())).isTrue();
                    assertThat(
                                    TestServer.bean(Payments.class)
                                            .takeBack(
                                                    tx,
                                                    vendor.id(),
                                                    PaymentId.parse(
                                                            first.at("/payment/id").stringValue()),
                                                    "number",
                                                    now))
                            .isPresent();
                });

        cart.client().get(path(opened));

        assertThat(store.find(vendor.id(), id).orElseThrow().status())
                .isEqualTo(CheckoutStatus.SUBMITTED);
    }

    private static String path(Answer opened) {
        return URI.create(opened.json().get("url").stringValue()).getPath();
    }

    private List<JsonNode> orders() {
        return cart.client().get("/v1/orders").json().get("data").valueStream().toList();
    }

    private JsonNode order(String id) {
        return cart.client().get("/v1/orders/" + id).json();
    }

    private static Map<String, String> form(String country, String quote, String card) {
        return Map.ofEntries(
                Map.entry("quote", quote),
                Map.entry("email", "ada@example.com"),
                Map.entry("name", "Ada Byron"),
                Map.entry("country", country),
                Map.entry("method", "card"),
                Map.entry("card_number", card),
                Map.entry("card_expiry", "12/40"),
                Map.entry("card_cvc", "123"),
                Map.entry("terms", "yes"),
                Map.entry("immediate", "yes"));
    }
}
