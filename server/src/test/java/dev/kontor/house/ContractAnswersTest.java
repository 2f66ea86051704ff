package dev.kontor.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document's examples, sent in order to a real server: each request is accepted and each answer
 * is as documented, without a member more or less.
 */
class ContractAnswersTest {
    /** Status, operation and, for a refusal, its code. */
    private static final String RUN =
            """
            201 POST /v1/products
            200 GET /v1/products
            200 GET /v1/products/{id}
            200 PATCH /v1/products/{id}
            201 POST /v1/prices
            200 GET /v1/prices
            200 GET /v1/prices/{id}
            201 POST /v1/coupons
            200 GET /v1/coupons
            200 GET /v1/coupons/{id}
            200 GET /v1/files
            201 POST /v1/products/{id}/keys
            200 GET /v1/products/{id}/keys
            201 POST /v1/checkouts
            200 GET /v1/checkouts/{id}
            200 PATCH /v1/checkouts/{id}
            409 POST /v1/checkouts/{id}/submit quote_changed
            201 POST /v1/checkouts
            201 POST /v1/checkouts/{id}/submit
            409 PATCH /v1/checkouts/{id} checkout_not_open
            200 PATCH /v1/coupons/{id}
            201 POST /v1/orders
            200 GET /v1/orders
            200 GET /v1/orders/{id}
            200 GET /v1/orders/{id}/timeline
            200 POST /v1/orders/{id}/resend
            409 POST /v1/orders/{id}/payments order_not_awaiting_payment
            200 GET /v1/payments/{id}
            200 GET /v1/payment_methods
            200 GET /v1/reviews
            409 POST /v1/reviews/{order}/decision order_not_in_review
            200 POST /v1/risk/evaluations
            201 POST /v1/risk/lists
            200 GET /v1/risk/lists
            204 DELETE /v1/risk/lists/{id}
            200 POST /v1/tax/calculations
            200 POST /v1/tax/ids/validate
            200 GET /v1/tax/ids
            200 GET /v1/tax/ids/checks
            200 GET /v1/tax/ids/confirmations
            404 DELETE /v1/tax/ids/confirmations/{id} not_found
            404 POST /v1/tax/ids/{order}/decision not_found
            200 GET /v1/tax/jurisdictions
            200 GET /v1/tax/changes
            200 GET /v1/tax/thresholds
            200 GET /v1/tax/settings
            200 PUT /v1/tax/settings
            200 GET /v1/tax/registrations
            201 POST /v1/tax/certificates
            200 POST /v1/tax/certificates/{id}/decision
            200 GET /v1/tax/certificates
            200 GET /v1/tax/reports
            200 GET /v1/tax/calendar
            200 POST /v1/tax/rates
            200 GET /v1/tax/reports/{scheme}
            409 POST /v1/tax/reports/{scheme}/{period}/pay report_not_filed
            200 POST /v1/tax/reports/{scheme}/{period}/file
            200 POST /v1/tax/reports/{scheme}/{period}/pay
            200 GET /v1/currencies
            200 POST /v1/currencies/conversions
            200 GET /v1/entitlements
            200 GET /v1/entitlements/{id}
            200 GET /v1/licenses
            200 GET /v1/licenses/{id}
            200 PATCH /v1/licenses/{id}
            409 POST /v1/licenses/{id}/renew license_perpetual
            200 POST /v1/licenses/validate
            201 POST /v1/licenses/activate
            200 POST /v1/licenses/activate
            200 POST /v1/licenses/heartbeat
            200 POST /v1/licenses/deactivate
            201 POST /v1/licenses/activate
            200 POST /v1/licenses/file
            200 GET /.well-known/kontor/license-keys.json
            204 DELETE /v1/licenses/{id}/activations/{machine}
            204 PUT /v1/licenses/bans/{buyer}
            204 DELETE /v1/licenses/bans/{buyer}
            404 POST /v1/access_codes/redeem not_found
            200 GET /v1/invoices/{id}
            200 GET /v1/invoices/{id}.pdf
            200 GET /v1/events
            200 GET /v1/events/{id}
            200 GET /v1/webhook_endpoints
            200 GET /v1/buyers
            200 GET /v1/buyers/{id}
            201 POST /v1/tickets
            200 GET /v1/tickets
            200 GET /v1/tickets/{id}
            201 POST /v1/tickets/{id}/replies
            200 POST /v1/tickets/{id}/solve
            200 POST /v1/tickets/{id}/close
            200 GET /v1/ledger/journals
            200 POST /v1/orders/{id}/corrections/preview
            201 POST /v1/orders/{id}/corrections
            200 GET /v1/orders/{id}/corrections
            200 POST /v1/refunds/preview
            201 POST /v1/refunds
            422 POST /v1/refunds refund_exceeds_captured
            200 GET /v1/refunds
            200 GET /v1/refunds/{id}
            200 GET /v1/credit_notes/{id}
            200 GET /v1/credit_notes/{id}.pdf
            200 GET /v1/ledger/trial_balance
            200 GET /v1/balances
            201 POST /v1/sandboxes
            204 DELETE /v1/sandboxes/{id}
            200 GET /v1/test_clock
            200 POST /v1/test_clock/advance
            200 PATCH /v1/prices/{id}
            201 POST /v1/tax/registrations
            200 PATCH /v1/tax/registrations/{id}
            """;

    private static final ApiContract CONTRACT = new ApiContract();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());
    private static final Pattern ID = Pattern.compile("\\b([a-z]{2,3})_[0-9a-z]{22,26}\\b");
    private static final Pattern LICENSE_KEY =
            Pattern.compile("\\b[0-9A-Z]{5}(-[0-9A-Z]{5}){4}\\b");

    private final Client client = TestServer.newSandbox();
    private final Map<String, String> ids = new HashMap<>();
    private String licenseKey = "";

    @Test
    void examplesAreAcceptedAndAnswersAreAsDocumented() {
        RUN.lines().forEach(this::run);
        assertThat(RUN.lines()).hasSizeGreaterThan(80);
    }

    @Test
    void whatIsNotPaidIsAsDocumented() {
        for (String step : List.of("201 POST /v1/products", "201 POST /v1/prices")) {
            run(step);
        }
        JsonNode order = CONTRACT.operation("POST /v1/orders");
        for (String token : List.of("tok_declined", "tok_sca_required")) {
            Answer answer =
                    client.post("/v1/orders", filled(body(order).replace("tok_visa", token)));
            assertThat(answer.status()).isEqualTo(402);
            check("POST /v1/orders " + token, CONTRACT.schema("NotPaid"), answer.json());
            ids.put("pay", answer.json().at("/payment/id").stringValue());
        }
        run("200 POST /v1/sandbox/payments/{id}/settle");
    }

    /** Whatever the document shows as an example keeps its schema. */
    @Test
    void examplesKeepTheirSchemas() {
        CONTRACT.operations()
                .forEach((name, operation) -> {
                    checkExample(
                            name + " request",
                            operation.at("/requestBody/content/application~1json"));
                    operation
                            .get("responses")
                            .properties()
                            .forEach(it ->
                                    checkExample(
                                            name + " " + it.getKey(),
                                            CONTRACT.resolve(it.getValue())
                                                    .at("/content/application~1json")));
                });
    }

    private void checkExample(String what, JsonNode content) {
        if (content.has("example")) {
            check(what, content.get("schema"), content.get("example"));
        }
    }

    private void run(String step) {
        String[] words = step.split(" ", -1);
        String name = words[1] + " " + words[2];
        JsonNode operation = CONTRACT.operation(name);
        Answer answer = send(words[1], words[2], operation);
        String told = step + " answered " + answer.raw().body();
        assertThat(answer.status()).as(told).isEqualTo(Integer.parseInt(words[0]));
        if (words.length > 3) {
            assertThat(answer.json().get("code").asString()).as(told).isEqualTo(words[3]);
            check(step, CONTRACT.schema("Problem"), answer.json());
            return;
        }
        JsonNode response = CONTRACT.resolve(operation.get("responses").path(words[0]));
        assertThat(response.isMissingNode()).as("documented: " + step).isFalse();
        String type = answer.header("Content-Type");
        JsonNode content = response.path("content");
        if (content.has("application/json")) {
            assertThat(type).startsWith("application/json");
            check(step, content.get("application/json").get("schema"), answer.json());
            learn(answer.json());
        } else if (!content.isMissingNode()) {
            assertThat(content.propertyNames()).contains(type);
        }
    }

    private Answer send(String verb, String template, JsonNode operation) {
        String path = template;
        for (JsonNode parameter : CONTRACT.parameters(operation)) {
            if (parameter.get("in").asString().equals("path")) {
                path =
                        path.replace(
                                "{" + parameter.get("name").asString() + "}",
                                filled(parameter.get("example").asString()));
            }
        }
        HttpRequest.BodyPublisher body =
                operation.has("requestBody")
                        ? HttpRequest.BodyPublishers.ofString(filled(body(operation)))
                        : HttpRequest.BodyPublishers.noBody();
        return client.send(
                HttpRequest.newBuilder(URI.create(TestServer.url() + path))
                        .header("Content-Type", "application/json")
                        .method(verb, body));
    }

    private static String body(JsonNode operation) {
        return operation.at("/requestBody/content/application~1json/example").toString();
    }

    /** The ids and keys of this run in place of those of the document. */
    private String filled(String text) {
        String keyed = LICENSE_KEY.matcher(text).replaceAll(licenseKey);
        return ID.matcher(keyed)
                .replaceAll(
                        it -> Matcher.quoteReplacement(ids.getOrDefault(it.group(1), it.group())));
    }

    private void learn(JsonNode answer) {
        Matcher found = ID.matcher(answer.toString());
        while (found.find()) {
            ids.putIfAbsent(found.group(1), found.group());
        }
        Matcher own = ID.matcher(answer.path("id").asString(""));
        if (own.find()) {
            ids.put(own.group(1), own.group());
        }
        JsonNode license = answer.at("/entitlements/0/license");
        if (license.isObject()) {
            licenseKey = license.get("key").stringValue();
            ids.put("lic", license.get("id").stringValue());
        }
    }

    private static void check(String what, JsonNode schema, JsonNode value) {
        ObjectNode whole = ((ObjectNode) CONTRACT.document()).objectNode();
        whole.set("components", strict(CONTRACT.document().get("components")));
        whole.putArray("allOf").add(strict(schema));
        Schema compiled = SCHEMAS.getSchema(whole);
        List<Error> errors = compiled.validate(value);
        assertThat(errors).as(what + ": " + value).isEmpty();
    }

    /** The same schema, refusing members that it does not name. */
    private static JsonNode strict(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.get("properties") instanceof ObjectNode
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ContractAnswersTest::close);
    }
}
