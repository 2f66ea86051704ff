package dev.kontor.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Previews tell what will be; faults are named; strangers see nothing. */
class S06_Asking {
    private final RefundFixture shop = new RefundFixture();
    private final JsonNode order = shop.buySoftware();

    @Test
    void thePreviewIsWhatComes() {
        shop.refund(order, "\"amount\": 3000");
        Answer preview = shop.api.post("/v1/refunds/preview", RefundFixture.body(order, ""));
        assertThat(preview.status()).isEqualTo(200);
        JsonNode told = preview.json();
        assertThat(told.get("refundable").longValue()).isEqualTo(8_900);
        assertThat(told.get("vendor_debit").longValue()).isEqualTo(7_034);
        assertThat(told.get("fee_returned").longValue()).isEqualTo(445);
        assertThat(told.get("revokes")).hasSize(1);
        assertThat(told.get("decision").stringValue()).isEqualTo("approved");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(3_000);
        JsonNode refund = shop.refund(order, "").json();
        for (String figure : List.of("amount", "net", "tax", "lines")) {
            assertThat(told.get(figure)).isEqualTo(refund.get(figure));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "amount": 0                            | /amount out_of_range
                    "amount": -1                           | /amount out_of_range
                    "amount": "10"                         | /amount wrong_type
                    "amount": 1.5                          | /amount wrong_type
                    "amount": 1, "lines": [{"line": "%s", "amount": 1}] | /lines ambiguous_amount
                    "lines": []                            | /lines too_short
                    "lines": [{"line": "%s", "amount": 0}] | /lines/0/amount out_of_range
                    "lines": [{"line": "oli_1", "amount": 1}] | /lines/0/line invalid_value
                    "lines": [{"line": "oli_00000000000000000000000000", "amount": 1}] | /lines/0/line line_not_found
                    "lines": [{"line": "%s", "amount": 1}, {"line": "%s", "amount": 1}] | /lines/1/line duplicate
                    "color": "red"                         | /color unknown_field
                    """)
    void faultsAreNamed(String what, String fault) {
        String line = order.at("/lines/0/id").stringValue();
        Answer answer = shop.refund(order, what.replace("%s", line));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
        List<String> faults = new ArrayList<>();
        for (JsonNode it : answer.json().get("errors")) {
            faults.add(it.get("pointer").stringValue() + " " + it.get("code").stringValue());
        }
        assertThat(faults).containsExactly(fault);
    }

    @Test
    void reasonAndOrderAreNeeded() {
        JsonNode errors =
                shop.api.post("/v1/refunds", "{\"reason\": \"because\"}").json().get("errors");
        assertThat(errors).hasSize(2);
    }

    @Test
    void whatIsNotPaidIsNotRefunded() {
        Answer unpaid =
                shop.api.post(
                        "/v1/orders",
                        """
                        {"items": [{"price": "%s", "quantity": 1}],
                         "buyer": {"email": "ada@example.com", "country": "DE"},
                         "payment": {"method": "card", "token": "tok_declined"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(order.at("/lines/0/price").stringValue()));
        assertThat(unpaid.status()).isEqualTo(402);
        Answer answer = shop.refund(unpaid.json().get("order"), "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("code").stringValue()).isEqualTo("order_not_paid");
    }

    @Test
    void othersSeeNothing() {
        String refund = RefundFixture.id(shop.refund(order, "\"amount\": 100").json());
        TestServer.Client stranger = TestServer.newSandbox();
        assertThat(stranger.get("/v1/refunds/" + refund).status()).isEqualTo(404);
        assertThat(stranger.get("/v1/refunds?order=" + RefundFixture.id(order)).json().get("data"))
                .isEmpty();
        assertThat(stranger.post("/v1/refunds", RefundFixture.body(order, "")).status())
                .isEqualTo(404);
        assertThat(shop.api.get("/v1/refunds?order=" + RefundFixture.id(order)).json().get("data"))
                .hasSize(1);
        assertThat(shop.api.get("/v1/refunds/ref_1").status()).isEqualTo(404);
    }
}
