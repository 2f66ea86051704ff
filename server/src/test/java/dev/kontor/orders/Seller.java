package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.buyers.Buyers;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.PriceId;
import dev.kontor.currencies.Rates;
import dev.kontor.events.Events;
import dev.kontor.payments.PaymentId;
import dev.kontor.payments.Payments;
import dev.kontor.payments.Route;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.VendorId;
import dev.kontor.risk.Risk;
import dev.kontor.tax.Tax;
import dev.kontor.vendors.Vendors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A vendor of its own on the running server, whose orders can be left half done. */
final class Seller {
    final Client api = TestServer.newSandbox();
    final Database database = TestServer.bean(Database.class);
    final Payments payments = TestServer.bean(Payments.class);
    final VendorId vendor;
    private final String price;

    Seller() {
        String product =
                id(
                        api.post(
                                "/v1/products",
                                """
                                {"name": "Lumen", "tax_category": "software_download", "deliveries":
                                  [{"type": "license_key", "mode": "generated", "activation_limit": 2}]}
                                """));
        price =
                id(
                        api.post(
                                "/v1/prices",
                                """
                                {"product": "%s", "currency": "EUR", "amount": 11900, "tax_behavior": "inclusive"}
                                """
                                        .formatted(product)));
        String number = buy("tok_visa").json().get("number").stringValue();
        vendor = TestServer.bean(Vendors.class).byCode(number.substring(0, 5)).orElseThrow().id();
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    Answer buy(String token, String... headers) {
        return buy(body("card", token), headers);
    }

    Answer buy(OrderInput input, String... headers) {
        return api.post("/v1/orders", json(input), headers);
    }

    /** The input as a client writes it. */
    static String json(OrderInput input) {
        return """
        {"items": [{"price": "%s", "quantity": 1}],
         "buyer": {"email": "ada@example.com", "country": "DE", "ip": null, "locale": "de"},
         "payment": {"method": "%s", "token": "%s"},
         "consents": {"terms": true, "immediate_delivery": true}}
        """
                .formatted(
                        input.items().getFirst().price(),
                        input.payment().method(),
                        input.payment().token());
    }

    OrderInput body(String method, String token) {
        return new OrderInput(
                List.of(new OrderInput.Item(PriceId.parse(price), 1)),
                new OrderInput.BuyerInput(
                        "ada@example.com",
                        null,
                        "DE",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "de"),
                new OrderInput.PaymentInput(method, token),
                new OrderInput.Consents(true, true),
                null,
                null,
                null);
    }

    /** The first commit of an order, and nothing after it. */
    Placed intake(OrderInput input, Optional<Idempotency.Key> key) {
        Clocks clocks = TestServer.bean(Clocks.class);
        Quote quote = TestServer.bean(Orders.class).quote(vendor, input);
        Route route =
                payments.route(
                        vendor,
                        input.payment().method(),
                        input.payment().token(),
                        quote.total(),
                        "DE",
                        false);
        NewOrder order =
                new NewOrder(
                        TestServer.bean(Vendors.class).get(vendor),
                        OrderId.next(),
                        PaymentId.next(),
                        input,
                        quote,
                        route,
                        key,
                        "key:test",
                        "DE",
                        null,
                        clocks.now(vendor));
        return database.write(tx -> intake().write(tx, List.of(order))).getFirst();
    }

    private static Intake intake() {
        return new Intake(
                TestServer.bean(Idempotency.class),
                TestServer.bean(Clocks.class),
                TestServer.bean(Catalog.class),
                TestServer.bean(Buyers.class),
                TestServer.bean(Risk.class),
                TestServer.bean(Tax.class),
                TestServer.bean(Payments.class),
                TestServer.bean(Events.class),
                new Fees(TestServer.bean(Rates.class)),
                TestServer.bean(OrderStore.class),
                TestServer.bean(OrderViews.class));
    }

    /** What the sweep of a new process does about a payment that it finds without an outcome. */
    void sweep(Order order) {
        Clocks clocks = TestServer.bean(Clocks.class);
        database.run(tx ->
                TestServer.bean(Jobs.class)
                        .schedule(
                                tx,
                                vendor,
                                "payment_inquiry",
                                order.payment().toString(),
                                clocks.now(vendor)));
        pass(Duration.ofSeconds(1));
    }

    void pass(Duration time) {
        String to = TestServer.bean(Clocks.class).now(vendor).plus(time).toString();
        assertThat(api.post("/v1/test_clock/advance", "{\"to\": \"" + to + "\"}").status())
                .isEqualTo(200);
    }

    JsonNode order(OrderId id) {
        return api.get("/v1/orders/" + id).json();
    }

    JsonNode attempts(JsonNode order) {
        return api.get("/v1/payments/" + order.at("/payment/id").stringValue())
                .json()
                .get("attempts");
    }

    List<String> journals(OrderId id) {
        return api.get("/v1/ledger/journals?order=" + id)
                .json()
                .get("data")
                .findValuesAsString("kind");
    }
}
