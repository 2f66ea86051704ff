package dev.kontor.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.orders.OrderId;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A refund above the limit waits for somebody who may (handbook 10.4), and keeps its claim. */
class S05_TooLargeForOne {
    private final RefundFixture shop = new RefundFixture();
    private final JsonNode order = shop.buy("tok_visa", shop.price(250_000, "saas"));
    private final VendorId vendor = shop.vendor(order);
    private final Refunds refunds = TestServer.bean(Refunds.class);

    @Test
    void approvedBySomebodyWhoMay() {
        RefundId id = asked();
        assertThat(shop.journals(order)).hasSize(1);
        assertThatThrownBy(() -> refunds.approve(vendor, id, Approver.SUPPORT, "staff:s", "why"))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.status()).isEqualTo(403));
        RefundView done = refunds.approve(vendor, id, Approver.FINANCE, "staff:f", "agreed");
        assertThat(done.status()).isEqualTo("succeeded");
        assertThat(shop.reload(order).get("status").stringValue()).isEqualTo("refunded");
        assertThatThrownBy(() -> refunds.deny(vendor, id, "staff:f", "late"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> assertThat(it.code()).isEqualTo("refund_not_in_review"));
    }

    @Test
    void deniedAndFreeAgain() {
        RefundId id = asked();
        assertThat(shop.refund(order, "\"amount\": 1").status()).isEqualTo(422);
        assertThat(refunds.deny(vendor, id, "staff:f", "no").status()).isEqualTo("cancelled");
        assertThat(shop.refund(order, "\"amount\": 200000").json().get("status").stringValue())
                .isEqualTo("succeeded");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(200_000);
    }

    @Test
    @DisplayName("RF-02: what is pending counts, until it is cancelled")
    void pendingCounts() {
        JsonNode large = shop.buy("tok_visa", shop.price(1_000_000, "saas"));
        RefundId pending =
                RefundId.parse(RefundFixture.id(shop.refund(large, "\"amount\": 400000").json()));
        assertThat(shop.refund(large, "\"amount\": 610000").status()).isEqualTo(422);
        refunds.deny(vendor, pending, "staff:f", "no");
        RefundView rest =
                refunds.refund(
                        vendor,
                        new RefundInput(
                                OrderId.parse(RefundFixture.id(large)),
                                610_000L,
                                null,
                                RefundReason.OTHER,
                                null),
                        Approver.FINANCE,
                        "staff:f");
        assertThat(rest.status()).isEqualTo("succeeded");
    }

    /** A line is checked when it is asked for, not only when somebody has agreed. */
    @Test
    void moreThanALineIsNotQueued() {
        JsonNode two =
                shop.buy("tok_visa", shop.price(300_000, "saas"), shop.price(300_000, "saas"));
        Answer answer =
                shop.refund(
                        two,
                        "\"lines\": [{\"line\": \"%s\", \"amount\": 300001}]"
                                .formatted(two.at("/lines/0/id").stringValue()));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("refundable").longValue()).isEqualTo(300_000);
    }

    private RefundId asked() {
        Answer answer = shop.refund(order, "", "Idempotency-Key", "large");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("status").stringValue()).isEqualTo("review");
        assertThat(answer.json().get("credit_note").isNull()).isTrue();
        return RefundId.parse(RefundFixture.id(answer.json()));
    }
}
