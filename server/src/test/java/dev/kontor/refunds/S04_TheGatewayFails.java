package dev.kontor.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.gateway.RefundResult;
import dev.kontor.orders.OrderId;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is refused stays owed; what is lost is asked for, also after the process died (RF-06). */
class S04_TheGatewayFails {
    private final Shop shop = new Shop();

    @Test
    void refusedByTheGateway() {
        JsonNode order = shop.buy("tok_refund_fails", shop.price(11_900, "software_download"));
        Answer answer = shop.refund(order, "\"amount\": 4000");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("status").stringValue()).isEqualTo("failed");
        assertThat(answer.json().get("failure_code").stringValue()).isNotBlank();
        assertThat(shop.reload(order).get("refunded_total").longValue()).isZero();
        assertThat(shop.refund(order, "\"amount\": 7901").status()).isEqualTo(422);

        VendorId vendor = shop.vendor(order);
        RefundId id = RefundId.parse(Shop.id(answer.json()));
        Refunds refunds = TestServer.bean(Refunds.class);
        assertThat(refunds.waiting(vendor, 10)).extracting(RefundView::id).contains(id.toString());
        assertThat(refunds.paidByBank(vendor, id, "staff:test").status()).isEqualTo("succeeded");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(4_000);
        assertThat(shop.journals(order)).contains("refund_paid_by_bank: 2210 4000 | 1000 4000");
        assertThatThrownBy(() -> refunds.paidByBank(vendor, id, "staff:test"))
                .hasMessageContaining("Only a failed refund");
    }

    @Test
    void theAnswerIsLost() {
        JsonNode order = shop.buySoftware();
        Refund sent = approved(order, "lost", this::lose);
        assertThat(sent.status()).isEqualTo(RefundStatus.UNKNOWN);
        Answer answer = shop.refund(order, "", "Idempotency-Key", "lost");
        assertThat(answer.json().get("status").stringValue()).isEqualTo("unknown");
        assertThat(shop.refund(order, "\"amount\": 1").status()).isEqualTo(422);
        later(order, Duration.ofMinutes(1));
        assertThat(shop.api.get("/v1/refunds/" + sent.id()).json().get("status").stringValue())
                .isEqualTo("succeeded");
        assertThat(shop.reload(order).get("status").stringValue()).isEqualTo("refunded");
        Answer replayed = shop.refund(order, "", "Idempotency-Key", "lost");
        assertThat(replayed.raw().body()).isEqualTo(answer.raw().body());
    }

    @Test
    void theProcessDiesBeforeTheCall() {
        JsonNode order = shop.buySoftware();
        assertThatThrownBy(() -> approved(order, "died", S04_TheGatewayFails::die))
                .hasMessage("the process died");
        assertThat(shop.refund(order, "", "Idempotency-Key", "died").status()).isEqualTo(409);
        later(order, Duration.ofMinutes(1));
        Answer answer = shop.refund(order, "", "Idempotency-Key", "died");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("status").stringValue()).isEqualTo("succeeded");
        assertThat(shop.journals(order)).hasSize(3);
    }

    /** A full refund under a key, whose call to the gateway ends as {@code send} does. */
    private Refund approved(JsonNode order, String key, BiFunction<Refund, Instant, Refund> send) {
        VendorId vendor = shop.vendor(order);
        OrdersToRefund orders = TestServer.bean(OrdersToRefund.class);
        RefundStore store = TestServer.bean(RefundStore.class);
        RefundPolicy policy = TestServer.bean(RefundPolicy.class);
        byte[] body = Shop.body(order, "").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new IssueRefund(
                        TestServer.bean(Database.class),
                        orders,
                        new ClaimRefund(orders, policy, store),
                        TestServer.bean(ApproveRefund.class),
                        send,
                        TestServer.bean(RefundLog.class),
                        store)
                .run(
                        vendor,
                        new RefundInput(
                                OrderId.parse(Shop.id(order)),
                                null,
                                null,
                                RefundReason.REQUESTED_BY_CUSTOMER,
                                null),
                        Approver.LEAD,
                        "key:test",
                        Optional.of(
                                new Idempotency.Key(vendor, "POST /v1/refunds", key, sha(body))),
                        TestServer.bean(Clocks.class).now(vendor));
    }

    private Refund lose(Refund refund, Instant now) {
        return TestServer.bean(ConcludeRefund.class)
                .apply(refund, new RefundResult.Unknown("timeout"), now);
    }

    private static Refund die(Refund refund, Instant now) {
        throw new IllegalStateException("the process died");
    }

    private void later(JsonNode order, Duration duration) {
        shop.advance(
                TestServer.bean(Clocks.class).now(shop.vendor(order)).plus(duration).toString());
    }

    private static byte[] sha(byte[] body) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(body);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
