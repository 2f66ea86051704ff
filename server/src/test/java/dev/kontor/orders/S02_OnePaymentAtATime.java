package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Money is taken once, whoever pays, confirms, decides or cancels at the same time. */
class S02_OnePaymentAtATime {
    private final Seller seller = new Seller();

    @Test
    @DisplayName("PY-17: the buyer confirms and pays by another card at the same time")
    void confirmingAndPayingAgain() throws Exception {
        for (int round = 0; round < 10; round++) {
            JsonNode problem = seller.buy("tok_sca_required").json();
            String order = problem.at("/order/id").stringValue();
            String payment = problem.at("/payment/id").stringValue();
            List<Future<Answer>> answers = new ArrayList<>();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 4; i++) {
                    answers.add(clients.submit(() -> confirm(payment)));
                    answers.add(clients.submit(() -> pay(order, "tok_visa")));
                }
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isIn(200, 201, 409);
            }
            JsonNode now = seller.order(OrderId.parse(order));
            assertThat(now.get("status").stringValue()).isEqualTo("fulfilled");
            assertThat(seller.attempts(now).findValuesAsString("status"))
                    .containsOnlyOnce("captured")
                    .doesNotContain("submitted");
            assertThat(seller.journals(OrderId.parse(order))).containsExactly("capture");
        }
    }

    /** Who was refused at the bank has to try again, not to be believed afterwards. */
    @Test
    void nothingToConfirm() {
        JsonNode problem = seller.buy("tok_sca_required").json();
        String payment = problem.at("/payment/id").stringValue();
        seller.api.post(
                "/v1/sandbox/payments/" + payment + "/settle", "{\"outcome\": \"failure\"}");
        Answer late = confirm(payment);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("code").stringValue()).isEqualTo("payment_not_pending");
    }

    /** An order whose charge is on its way is not given up, else its money would be nobody's. */
    @Test
    void whatIsOnItsWayIsNotCancelled() {
        Placed sent = seller.intake(seller.body("card", "tok_visa"), Optional.empty());
        CancelOrder cancel = TestServer.bean(CancelOrder.class);
        assertThatThrownBy(() ->
                        cancel.cancel(
                                sent.order(),
                                OrderStatus.AWAITING_PAYMENT,
                                "system",
                                sent.order().createdAt()))
                .isInstanceOf(AlreadyRecorded.class);
        seller.sweep(sent.order());
        assertThat(seller.order(sent.order().id()).get("status").stringValue())
                .isEqualTo("fulfilled");
    }

    private Answer confirm(String payment) {
        return seller.api.post(
                "/v1/sandbox/payments/" + payment + "/settle", "{\"outcome\": \"success\"}");
    }

    private Answer pay(String order, String token) {
        return seller.api.post(
                "/v1/orders/" + order + "/payments",
                "{\"method\": \"card\", \"token\": \"" + token + "\"}");
    }
}
