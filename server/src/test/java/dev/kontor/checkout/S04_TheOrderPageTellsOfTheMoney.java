package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.Orders;
import dev.kontor.vendors.Vendors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the page of an order says of what was paid, and of what went back. */
class S04_TheOrderPageTellsOfTheMoney {
    private static final Pattern CREDIT_NOTE = Pattern.compile("/o/\\w+/credit_notes/\\w+\\.pdf");

    private final Client api = TestServer.newSandboxAt("2026-03-01T12:00:00Z");
    private final Client anybody = new Client("none");
    private final TestCart cart = TestCart.selling(api, 11_900, "inclusive");

    @Test
    void partsThatWentBackAreSubtracted() {
        JsonNode order = buy("tok_visa");
        refund(order, ", \"amount\": 3000");
        refund(order, ", \"amount\": 1000");

        String text = page(order);

        assertThat(text)
                .contains("Davon wurden 40,00 € erstattet.")
                .containsSubsequence("Gesamt", "119,00 €", "Erstattet", "-40,00 €")
                .containsSubsequence("Bleibt bezahlt", "79,00 €")
                .contains("Rechnung (PDF)")
                .containsSubsequence(
                        "Rechnungskorrektur über 30,00 € (PDF)",
                        "Rechnungskorrektur über 10,00 € (PDF)")
                .doesNotContain("in Arbeit");
    }

    @Test
    void whatWentBackWholeIsOver() {
        JsonNode order = buy("tok_visa");
        String before = page(order);
        refund(order, "");

        String text = page(order);

        assertThat(before).contains("Ihr Lizenzschlüssel").doesNotContain("Erstatt");
        assertThat(text)
                .contains("Diese Bestellung wurde erstattet", "119,00 € sind auf dem Weg zu Ihnen")
                .doesNotContain("Ihr Lizenzschlüssel", "Bleibt bezahlt");
    }

    /** The bank has not taken it yet: it is owed, and not said to be there. */
    @Test
    void whatIsOnItsWayIsNotSaidToBeThere() {
        JsonNode order = buy("tok_refund_fails");
        refund(order, "");

        assertThat(page(order))
                .contains("Diese Bestellung wird erstattet")
                .containsSubsequence("Erstattung in Arbeit", "-119,00 €")
                .contains("Rechnungskorrektur (PDF)")
                .doesNotContain("Vielen Dank", "Diese Bestellung wurde erstattet");
    }

    @Test
    void creditNotesOfOtherOrdersAreNotThere() {
        JsonNode order = buy("tok_visa");
        refund(order, "");
        JsonNode other = buy("tok_visa");
        Matcher note = CREDIT_NOTE.matcher(page(order));
        assertThat(note.find()).isTrue();

        Answer own = anybody.get(note.group());
        Answer foreign = anybody.get(note.group().replace(path(order), path(other)));

        assertThat(own.status()).isEqualTo(200);
        assertThat(own.raw().body()).startsWith("%PDF");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(anybody.get(path(order) + "/credit_notes/cn_1.pdf").status()).isEqualTo(404);
    }

    @Test
    void noInvoiceIsPromisedForWhatWasCancelled() {
        JsonNode open = api.get("/v1/orders/" + declined()).json();
        assertThat(page(open)).contains("Die Rechnung folgt mit der Zahlung.");

        api.post("/v1/test_clock/advance", "{\"to\": \"2026-04-15T12:00:00Z\"}");

        assertThat(page(open))
                .contains("Diese Bestellung wurde storniert")
                .doesNotContain("Rechnung folgt");
    }

    private JsonNode buy(String token) {
        Answer answer = order(token);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json();
    }

    private String declined() {
        return order("tok_insufficient_funds").json().at("/order/id").stringValue();
    }

    private Answer order(String token) {
        return api.post(
                "/v1/orders",
                """
                {"items": [{"price": "%s", "quantity": 1}],
                 "buyer": {"email": "ada@example.com", "country": "DE"},
                 "payment": {"method": "card", "token": "%s"},
                 "consents": {"terms": true, "immediate_delivery": true}}
                """
                        .formatted(cart.price(), token));
    }

    /** Refunds all, unless {@code what} says otherwise. */
    private void refund(JsonNode order, String what) {
        Answer answer =
                api.post(
                        "/v1/refunds",
                        "{\"order\": \"%s\", \"reason\": \"other\"%s}"
                                .formatted(order.get("id").stringValue(), what));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    }

    private String page(JsonNode order) {
        Answer answer = anybody.get(path(order) + "?lang=de");
        assertThat(answer.status()).isEqualTo(200);
        return answer.raw().body().replace('\u00a0', ' ');
    }

    private static String path(JsonNode order) {
        String number = order.get("number").stringValue();
        return "/o/"
                + TestServer.bean(Orders.class)
                        .tokens()
                        .of(
                                TestServer.bean(Vendors.class)
                                        .byCode(number.substring(0, 5))
                                        .orElseThrow(),
                                OrderId.parse(order.get("id").stringValue()));
    }
}
