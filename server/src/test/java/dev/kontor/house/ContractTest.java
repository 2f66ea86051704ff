package dev.kontor.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.platform.Json;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The OpenAPI document and the running server agree: routes, parameters, bodies to the last limit,
 * and answers to the last member. A failure shows what the server has; put it into {@code
 * resources/openapi}, with words.
 */
class ContractTest {
    private static final ApiContract CONTRACT = new ApiContract();
    private static final Map<String, Routes.Route> ROUTES = Routes.all();

    /** The records behind the named objects of the answers. */
    private static final Map<String, String> OBJECTS =
            Map.ofEntries(
                    Map.entry("Product", "catalog.ProductController$ProductView"),
                    Map.entry("Price", "catalog.PriceController$PriceView"),
                    Map.entry("Coupon", "catalog.CouponController$CouponView"),
                    Map.entry("LoadedKeys", "delivery.KeyPoolController$Loaded"),
                    Map.entry("File", "delivery.FileController$FileView"),
                    Map.entry("License", "delivery.LicenseView"),
                    Map.entry("Entitlement", "delivery.EntitlementView"),
                    Map.entry("Correction", "corrections.CorrectionView"),
                    Map.entry("Order", "orders.OrderView"),
                    Map.entry("OrderPayment", "orders.OrderView$Payment"),
                    Map.entry("Checkout", "checkout.CheckoutView"),
                    Map.entry("Refund", "refunds.RefundView"),
                    Map.entry("WebhookEndpoint", "events.EndpointView"),
                    Map.entry("WebhookSecret", "events.WebhookEndpointsController$WithSecret"),
                    Map.entry("WebhookTest", "events.WebhookEndpointsController$Tested"),
                    Map.entry("WebhookReplay", "events.WebhookEndpointsController$Replayed"),
                    Map.entry("TaxRegistration", "nexus.RegistrationView"),
                    Map.entry("TaxThreshold", "nexus.ThresholdView"),
                    Map.entry("TaxCertificate", "exemptions.CertificateView"),
                    Map.entry("TaxIdCase", "taxids.TaxIdsController$TaxIdView"),
                    Map.entry("TaxIdConfirmation", "taxids.TaxIdChecksController$ConfirmationView"),
                    Map.entry("TaxNumber", "invoices.TaxNumber"),
                    Map.entry("TaxSettings", "nexus.ThresholdsController$SettingsView"),
                    Map.entry("Ticket", "support.TicketView"),
                    Map.entry("TaxReport", "filing.Report"),
                    Map.entry("Sandbox", "access.SandboxesController$Sandbox"),
                    Map.entry("RiskListEntry", "risk.RiskListController$EntryView"));

    /** Objects that no record stands for: they are put together, and seen in a real run. */
    private static final Set<String> COMPOSED = Set.of("Problem", "NotPaid", "Event");

    /** What clients were promised for this version; it may grow, never shrink. */
    private static final String PROMISED =
            """
            POST /v1/sandboxes
            DELETE /v1/sandboxes/{id}
            POST /v1/products
            GET /v1/products
            PATCH /v1/products/{id}
            POST /v1/prices
            GET /v1/prices
            PATCH /v1/prices/{id}
            POST /v1/files
            POST /v1/products/{id}/keys
            POST /v1/coupons
            POST /v1/checkouts
            GET /v1/checkouts/{id}
            POST /v1/orders
            GET /v1/orders/{id}
            GET /v1/orders
            GET /v1/orders/{id}/timeline
            POST /v1/orders/{id}/payments
            POST /v1/orders/{id}/resend
            POST /v1/sandbox/payments/{id}/settle
            POST /v1/tax/calculations
            POST /v1/tax/ids/validate
            GET /v1/tax/jurisdictions
            GET /v1/tax/reports
            GET /v1/tax/reports/{scheme}
            POST /v1/tax/reports/{scheme}/{period}/file
            POST /v1/tax/reports/{scheme}/{period}/pay
            GET /v1/tax/calendar
            POST /v1/tax/rates
            GET /v1/payment_methods
            GET /v1/payments/{id}
            GET /v1/currencies
            POST /v1/currencies/conversions
            POST /v1/risk/evaluations
            GET /v1/reviews
            POST /v1/reviews/{order}/decision
            GET /v1/risk/lists
            POST /v1/licenses/validate
            POST /v1/licenses/activate
            POST /v1/licenses/deactivate
            POST /v1/licenses/heartbeat
            POST /v1/licenses/file
            GET /.well-known/kontor/license-keys.json
            GET /v1/licenses
            PATCH /v1/licenses/{id}
            GET /v1/entitlements
            POST /v1/refunds
            POST /v1/refunds/preview
            GET /v1/refunds/{id}
            POST /v1/tickets
            GET /v1/invoices/{id}
            GET /v1/invoices/{id}.pdf
            GET /v1/credit_notes/{id}
            GET /v1/ledger/journals
            GET /v1/ledger/trial_balance
            GET /v1/balances
            GET /v1/events
            POST /v1/webhook_endpoints
            POST /v1/webhook_endpoints/{id}/rotate_secret
            POST /v1/webhook_endpoints/{id}/test
            POST /v1/webhook_endpoints/{id}/replay
            GET /v1/webhook_endpoints/{id}/deliveries
            GET /v1/test_clock
            POST /v1/test_clock/advance
            """;

    static List<String> operations() {
        return List.copyOf(CONTRACT.operations().keySet());
    }

    @Test
    void everyRouteIsDocumentedAndEveryDocumentedRouteIsThere() {
        assertThat(CONTRACT.operations().keySet()).isEqualTo(ROUTES.keySet());
    }

    @Test
    void whatWasPromisedIsThere() {
        assertThat(ROUTES.keySet()).containsAll(PROMISED.lines().toList());
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        assertThat(CONTRACT.operations().values().stream().map(it -> it.path("operationId")))
                .doesNotHaveDuplicates()
                .allSatisfy(it -> assertThat(it.stringValue()).matches("[a-z_]+"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void parametersAgree(String name) {
        Set<String> documented =
                CONTRACT.parameters(CONTRACT.operation(name)).stream()
                        .map(it -> it.get("in").asString() + " " + it.get("name").asString())
                        .filter(it -> !it.equals("header Idempotency-Key"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(route(name).parameterNames());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void bodiesAgree(String name) {
        JsonNode schema =
                CONTRACT.operation(name).at("/requestBody/content/application~1json/schema");
        assertThat(route(name).body().isPresent()).isEqualTo(!schema.isMissingNode());
        route(name)
                .body()
                .ifPresent(type ->
                        assertThat(CONTRACT.bare(schema))
                                .isEqualTo(CONTRACT.bare(tree(TypeSchemas.read(type)))));
    }

    /** The server itself, asked by a body that has nothing right. */
    @ParameterizedTest
    @MethodSource("operations")
    void theServerRefusesWhatTheDocumentRefuses(String name) {
        JsonNode operation = CONTRACT.operation(name);
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return;
        }
        Answer answer = send(name, operation, "{\"no_such_field\": 1}");

        assertThat(answer.status()).isEqualTo(422);
        List<String> expected = new ArrayList<>(List.of("/no_such_field unknown_field"));
        schema.path("required").forEach(it -> expected.add("/" + it.asString() + " required"));
        assertThat(answer.json().get("errors").valueStream().map(ContractTest::fault))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void objectsAgree() throws ClassNotFoundException {
        Set<String> documented = new TreeSet<>();
        CONTRACT.document().at("/components/schemas").propertyNames().forEach(documented::add);
        documented.removeAll(COMPOSED);
        assertThat(documented).isEqualTo(new TreeSet<>(OBJECTS.keySet()));
        for (Map.Entry<String, String> object : OBJECTS.entrySet()) {
            Type type = Class.forName("dev.kontor." + object.getValue());
            assertThat(members(CONTRACT.schema(object.getKey())))
                    .as(object.getKey())
                    .isEqualTo(members(tree(TypeSchemas.written(type))));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersAgree(String name) {
        route(name)
                .answer()
                .ifPresent(type ->
                        assertThat(members(success(CONTRACT.operation(name))))
                                .isEqualTo(members(tree(TypeSchemas.written(type)))));
    }

    private static JsonNode success(JsonNode operation) {
        return operation.get("responses").properties().stream()
                .filter(it -> it.getKey().startsWith("2"))
                .map(it -> it.getValue().at("/content/application~1json/schema"))
                .findFirst()
                .orElseThrow();
    }

    /** Answers may be documented more closely than their types tell, not otherwise. */
    private static JsonNode members(JsonNode schema) {
        return CONTRACT.without(schema, Set.of("enum", "format", "pattern"));
    }

    private static Answer send(String name, JsonNode operation, String body) {
        String path = name.substring(name.indexOf(' ') + 1);
        for (JsonNode parameter : CONTRACT.parameters(operation)) {
            if (parameter.get("in").asString().equals("path")) {
                path =
                        path.replace(
                                "{" + parameter.get("name").asString() + "}",
                                parameter.get("example").asString());
            }
        }
        return TestServer.demo()
                .send(
                        HttpRequest.newBuilder(URI.create(TestServer.url() + path))
                                .header("Content-Type", "application/json")
                                .method(
                                        name.substring(0, name.indexOf(' ')),
                                        HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String fault(JsonNode error) {
        return error.get("pointer").asString() + " " + error.get("code").asString();
    }

    private static Routes.Route route(String name) {
        Routes.Route route = ROUTES.get(name);
        if (route == null) {
            throw new AssertionError("The server has no route " + name);
        }
        return route;
    }

    private static JsonNode tree(Map<String, Object> schema) {
        return Json.mapper().readTree(Json.write(schema));
    }
}
