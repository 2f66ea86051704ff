package dev.kontor.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Partial refunds sum to the sale, by amount and by line (case 17, RF-02, LI-22). */
class S02_InParts {
    private final RefundFixture shop = new RefundFixture();

    @Test
    @DisplayName("case 17: 30.00, then the rest")
    void thirtyThenTheRest() {
        JsonNode order = shop.buySoftware();
        Answer first = shop.refund(order, "\"amount\": 3000");
        assertThat(first.json().get("tax").longValue()).isEqualTo(479);
        JsonNode between = shop.reload(order);
        assertThat(between.get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(between.get("partially_refunded").booleanValue()).isTrue();
        assertThat(between.at("/entitlements/0/status").stringValue()).isEqualTo("active");

        Answer second = shop.refund(order, "");
        assertThat(second.json().get("amount").longValue()).isEqualTo(8_900);
        assertThat(second.json().get("tax").longValue()).isEqualTo(1_421);
        assertThat(shop.reload(order).get("status").stringValue()).isEqualTo("refunded");
        assertThat(shop.reload(order).at("/entitlements/0/status").stringValue())
                .isEqualTo("revoked");
        assertThat(shop.journals(order))
                .contains(
                        "refund_approved: 4010 2521; 2100 479; 2000 2371"
                                + " | 2210 3000; 5000 2358; 4110 13",
                        "refund_approved: 4010 7479; 2100 1421; 2000 7034"
                                + " | 2210 8900; 5000 6997; 4110 37");
    }

    @Test
    @DisplayName("RF-16: after the share has matured the vendor's balance may become negative")
    void afterMaturity() {
        JsonNode order = shop.buySoftware();
        shop.advance(
                Instant.parse(order.get("paid_at").stringValue())
                        .plus(Duration.ofDays(8))
                        .toString());
        assertThat(shop.refund(order, "").json().get("status").stringValue())
                .isEqualTo("succeeded");
        assertThat(shop.journals(order))
                .contains(
                        "refund_approved: 4010 10000; 2100 1900; 2010 9405"
                                + " | 2210 11900; 5000 9355; 4110 50");
        JsonNode balance = shop.api.get("/v1/balances").json().at("/data/0");
        assertThat(balance.get("available").longValue()).isEqualTo(8_419 - 9_405);
        assertThat(balance.get("reserved").longValue()).isEqualTo(936);
    }

    /** A cent at a time: the parts of net, tax and fee sum to the sale (C4). */
    @Test
    void byTheCent() {
        JsonNode order = shop.buy("tok_visa", shop.price(23, "saas"));
        long tax = 0;
        for (int i = 0; i < 23; i++) {
            tax += shop.refund(order, "\"amount\": 1").json().get("tax").longValue();
        }
        assertThat(tax).isEqualTo(order.get("tax_total").longValue());
        assertThat(shop.reload(order).get("status").stringValue()).isEqualTo("refunded");
        JsonNode balance = shop.api.get("/v1/balances").json().at("/data/0");
        assertThat(balance.get("pending").longValue()).isEqualTo(-50);
    }

    @Test
    void oneLineOfTwoAtItsOwnRate() {
        JsonNode order =
                shop.buy(
                        "tok_visa",
                        shop.price(11_900, "software_download"),
                        shop.price(1_070, "ebook"));
        JsonNode refund =
                shop.refund(order, lines(order.at("/lines/1/id").stringValue(), 1_070)).json();
        assertThat(refund.get("status").stringValue()).isEqualTo("succeeded");
        assertThat(refund.get("tax").longValue()).isEqualTo(70);
        JsonNode now = shop.reload(order);
        for (JsonNode entitlement : now.get("entitlements")) {
            boolean ofTheBook =
                    RefundFixture.id(entitlement)
                            .equals(order.at("/entitlements/1/id").stringValue());
            assertThat(entitlement.get("status").stringValue())
                    .isEqualTo(ofTheBook ? "revoked" : "active");
        }
        shop.refund(order, "");
        assertThat(shop.reload(order).get("status").stringValue()).isEqualTo("refunded");
    }

    @Test
    void neverMoreThanWasCaptured() {
        JsonNode order = shop.buySoftware();
        refused(shop.refund(order, "\"amount\": 11901"), 11_900);
        shop.refund(order, "\"amount\": 4000");
        refused(shop.refund(order, "\"amount\": 7901"), 7_900);
        shop.refund(order, "");
        refused(shop.refund(order, ""), 0);
        refused(shop.refund(order, "\"amount\": 9223372036854775807"), 0);
    }

    @Test
    void neverMoreThanALine() {
        JsonNode order = shop.buy("tok_visa", shop.price(5_000, "saas"), shop.price(7_000, "saas"));
        String line = order.at("/lines/0/id").stringValue();
        refused(shop.refund(order, lines(line, 5_001)), 5_000);
        assertThat(shop.refund(order, lines(line, 3_000)).status()).isEqualTo(201);
        refused(shop.refund(order, lines(line, 2_001)), 2_000);
        assertThat(shop.refund(order, "\"amount\": 9000").status()).isEqualTo(201);
    }

    private static void refused(Answer answer, long left) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("code").stringValue()).isEqualTo("refund_exceeds_captured");
        assertThat(answer.json().get("refundable").longValue()).isEqualTo(left);
    }

    private static String lines(String line, long amount) {
        return "\"lines\": [{\"line\": \"%s\", \"amount\": %d}]".formatted(line, amount);
    }
}
