package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One call takes an order through all five steps; everything that follows from it is there. */
class J01_BuyByApiTest {
    private final Shop shop = Shop.withLicense();

    @Test
    @DisplayName("case 1: 119.00 with 19 %, fee 6.45, share 93.55")
    void theOrderHasTheHandbooksFigures() {
        Answer answer = shop.buy("tok_visa");

        assertThat(answer.status()).isEqualTo(201);
        JsonNode order = answer.json();
        assertThat(order.get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(order.get("subtotal").longValue()).isEqualTo(10_000);
        assertThat(order.get("tax_total").longValue()).isEqualTo(1_900);
        assertThat(order.get("total").longValue()).isEqualTo(11_900);
        assertThat(order.at("/fees/platform").longValue()).isEqualTo(645);
        assertThat(order.at("/fees/vendor_share").longValue()).isEqualTo(9_355);
        assertThat(order.at("/tax/breakdown/0/jurisdiction").stringValue()).isEqualTo("DE");
        assertThat(order.at("/tax/breakdown/0/rate").stringValue()).isEqualTo("19");
        assertThat(order.at("/payment/status").stringValue()).isEqualTo("captured");
        assertThat(order.at("/invoice/number").stringValue())
                .matches("EU-\\w{5}-INV-\\d{4}-000001");
        assertThat(shop.get("/v1/orders/" + order.get("id").stringValue())).isEqualTo(order);
    }

    /** J1 of handbook 3.8. */
    @Test
    void theJournalBalances() {
        JsonNode order = shop.buy("tok_visa").json();

        JsonNode journals = shop.get("/v1/ledger/journals?order=" + order.get("id").stringValue());
        assertThat(journals.get("data").size()).isEqualTo(1);
        long debit = 0;
        long credit = 0;
        for (JsonNode entry : journals.at("/data/0/entries")) {
            debit += entry.get("debit").longValue();
            credit += entry.get("credit").longValue();
        }
        assertThat(debit).isEqualTo(credit).isEqualTo(11_900 + 9_355);
    }

    @Test
    void theKeyIsValidAndTheInvoiceIsThere() {
        JsonNode order = shop.buy("tok_visa").json();

        String key = order.at("/entitlements/0/license/key").stringValue();
        JsonNode valid =
                shop.client().post("/v1/licenses/validate", "{\"key\": \"" + key + "\"}").json();
        assertThat(valid.get("code").stringValue()).isEqualTo("valid");
        Answer pdf =
                shop.client().get("/v1/invoices/" + order.at("/invoice/id").stringValue() + ".pdf");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.raw().body()).startsWith("%PDF");
    }

    @Test
    void theTimelineAndTheEventsTellIt() {
        JsonNode order = shop.buy("tok_visa").json();
        String id = order.get("id").stringValue();

        assertThat(
                        shop.get("/v1/orders/" + id + "/timeline")
                                .get("data")
                                .findValuesAsString("type"))
                .contains(
                        "order.created",
                        "payment.captured",
                        "order.paid",
                        "invoice.issued",
                        "entitlement.granted",
                        "order.fulfilled");
        JsonNode events = shop.get("/v1/events?limit=100");
        assertThat(events.get("data").findValuesAsString("type")).contains("order.fulfilled");
    }
}
