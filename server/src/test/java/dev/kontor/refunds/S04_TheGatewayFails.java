package dev.kontor.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.gateway.RefundResult;
import dev.kontor.orders.OrderId;
import dev.kontor.payments.Payments;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Sha256;
import dev.kontor.platform.VendorId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is refused stays owed; what is lost is asked for, also after the process died (RF-06). */
class S04_TheGatewayFails {
    private final RefundFixture shop = new RefundFixture();

    @Test
    @DisplayName("RF-12: what the gateway refuses stays owed and reserved")
    void refusedByTheGateway() {
        JsonNode order = shop.buy("tok_refund_fails", shop.price(11_900, "software_download"));
        Answer answer = shop.refund(order, "\"amount\": 4000");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("status").stringValue()).isEqualTo("failed");
        assertThat(answer.json().get("failure_code").stringValue()).isNotBlank();
        assertThat(shop.reload(order).get("refunded_total").longValue()).isZero();
        assertThat(shop.refund(order, "\"amount\": 7901").status()).isEqualTo(422);

        VendorId vendor = shop.vendor(order);
        RefundId id = RefundId.parse(RefundFixture.id(answer.json()));
        Refunds refunds = TestServer.bean(Refunds.class);
        assertThat(refunds.waiting(vendor, 10)).extracting(RefundView::id).contains(id.toString());
        assertThat(refunds.paidByBank(vendor, id, "staff:test").status()).isEqualTo("succeeded");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(4_000);
        assertThat(shop.journals(order)).contains("refund_paid_by_bank: 2210 4000 | 1000 4000");
        assertThatThrownBy(() -> refunds.paidByBank(vendor, id, "staff:test"))
                .hasMessageContaining("Only a failed refund");
    }

    @Test
    @DisplayName("RF-06: an answer that is lost is asked for")
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

    /** The gateway has paid, and nobody has written it down: it is asked, and pays once. */
    @Test
    void theProcessDiesAfterTheCall() {
        JsonNode order = shop.buySoftware();
        List<RefundResult> paid = new ArrayList<>();
        assertThatThrownBy(() ->
                        approved(
                                order,
                                "paid",
                                (refund, now) -> {
                                    paid.add(pay(refund));
                                    return die(refund, now);
                                }))
                .hasMessage("the process died");
        assertThat(paid).hasOnlyElementsOfType(RefundResult.Succeeded.class).hasSize(1);
        assertThat(shop.refund(order, "\"amount\": 1").status()).isEqualTo(422);
        later(order, Duration.ofMinutes(1));
        Answer answer = shop.refund(order, "", "Idempotency-Key", "paid");
        assertThat(answer.json().get("status").stringValue()).isEqualTo("succeeded");
        assertThat(answer.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(11_900);
        assertThat(shop.journals(order))
                .filteredOn(it -> it.startsWith("refund_confirmed"))
                .containsExactly("refund_confirmed: 2210 11900 | 1100 11900");
        later(order, Duration.ofDays(1));
        assertThat(shop.journals(order)).hasSize(3);
    }

    /** Two that bring the same news at the same time write it once. */
    @Test
    void theAnswerComesTwice() throws Exception {
        JsonNode order = shop.buySoftware();
        Refund sent = approved(order, "twice", this::lose);
        RefundResult result = pay(sent);
        ConcludeRefund conclude = TestServer.bean(ConcludeRefund.class);
        Instant now = TestServer.bean(Clocks.class).now(sent.vendor());
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Refund>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(pool.submit(() -> conclude.apply(sent, result, now)));
            }
            for (Future<Refund> it : both) {
                assertThat(it.get().status()).isEqualTo(RefundStatus.SUCCEEDED);
            }
        }
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(11_900);
        assertThat(shop.journals(order)).hasSize(3);
    }

    private static RefundResult pay(Refund refund) {
        return TestServer.bean(Payments.class)
                .refund(
                        refund.vendor(),
                        refund.payment(),
                        refund.gatewayKey(),
                        refund.amount(),
                        refund.approvedAt());
    }

    /** A full refund under a key, whose call to the gateway ends as {@code send} does. */
    private Refund approved(JsonNode order, String key, BiFunction<Refund, Instant, Refund> send) {
        VendorId vendor = shop.vendor(order);
        OrdersToRefund orders = TestServer.bean(OrdersToRefund.class);
        RefundStore store = TestServer.bean(RefundStore.class);
        RefundPolicy policy = TestServer.bean(RefundPolicy.class);
        byte[] body = RefundFixture.body(order, "").getBytes(StandardCharsets.UTF_8);
        return new IssueRefund(
                        TestServer.bean(Database.class),
                        orders,
                        new ClaimRefund(orders, policy),
                        TestServer.bean(ApproveRefund.class),
                        send,
                        TestServer.bean(RefundLog.class),
                        store)
                .run(
                        vendor,
                        new RefundInput(
                                OrderId.parse(RefundFixture.id(order)),
                                null,
                                null,
                                RefundReason.REQUESTED_BY_CUSTOMER,
                                null),
                        Approver.LEAD,
                        "key:test",
                        Optional.of(
                                new Idempotency.Key(
                                        vendor, "POST /v1/refunds", key, Sha256.of(body), "req_1")),
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
}
