package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Sha256;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever was left between the two commits is finished by asking the gateway, once, and the client
 * that asks again under its key is told (handbook 2.3, ID-01).
 */
class S01_TheProcessDies {
    private final Seller seller = new Seller();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void beforeAndAfterTheCall(boolean called) {
        OrderInput input = seller.body("card", "tok_visa");
        Placed left = leave(input, called);
        assertThat(seller.buy(input, "Idempotency-Key", "died").json().get("code").stringValue())
                .isEqualTo("idempotency_key_in_use");

        seller.sweep(left.order());

        JsonNode order = seller.order(left.order().id());
        assertThat(order.get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(order.get("entitlements")).hasSize(1);
        assertThat(seller.journals(left.order().id())).containsExactly("capture");
        assertThat(seller.attempts(order).findValuesAsString("status")).containsExactly("captured");
        Answer again = seller.buy(input, "Idempotency-Key", "died");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json().get("id")).isEqualTo(order.get("id"));

        seller.sweep(left.order());
        assertThat(seller.journals(left.order().id())).hasSize(1);
    }

    /** What is not decided at the gateway either is recorded all the same. */
    @ParameterizedTest
    @CsvSource({
        "card, tok_declined, 402, failed",
        "card, tok_sca_required, 402, requires_action",
        "sepa_debit, tok_sepa_debit, 202, pending",
        "card, tok_timeout_unresolved, 202, unknown",
    })
    void withoutMoneyYet(String method, String token, int status, String payment) {
        OrderInput input = seller.body(method, token);
        Placed left = leave(input, true);

        seller.sweep(left.order());

        JsonNode order = seller.order(left.order().id());
        assertThat(order.get("status").stringValue()).isEqualTo("awaiting_payment");
        assertThat(order.at("/payment/status").stringValue()).isEqualTo(payment);
        assertThat(seller.buy(input, "Idempotency-Key", "died").status()).isEqualTo(status);
    }

    /** Told to a person once, however often the gateway is asked again. */
    @Test
    void unresolvedIsTold() {
        Placed left = leave(seller.body("card", "tok_timeout_unresolved"), true);
        seller.sweep(left.order());
        seller.pass(Duration.ofHours(3));

        assertThat(seller.api.get("/v1/reviews").json().at("/data/0/kind").stringValue())
                .isEqualTo("payment");
        assertThat(
                        seller.api
                                .get("/v1/events?limit=100")
                                .json()
                                .get("data")
                                .findValuesAsString("type"))
                .containsOnlyOnce("payment.unresolved");
    }

    private Placed leave(OrderInput input, boolean called) {
        Placed left = seller.intake(input, Optional.of(key(input)));
        if (called) {
            seller.payments.submit(left.attempt().orElseThrow());
        }
        return left;
    }

    private Idempotency.Key key(OrderInput input) {
        byte[] hash = Sha256.of(Seller.json(input));
        return new Idempotency.Key(seller.vendor, "POST /v1/orders", "died", hash, "req_1");
    }
}
