package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.payments.Outcome;
import dev.kontor.payments.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a gateway tells of a charge counts once, however often and in whatever order it comes. */
class S03_TheNewsComesOften {
    private final Seller seller = new Seller();
    private final Outcomes outcomes = TestServer.bean(Conclude.class);
    private final Placed placed = seller.intake(seller.body("card", "tok_visa"), Optional.empty());
    private final Outcome captured = seller.payments.submit(placed.attempt().orElseThrow());

    @Test
    @DisplayName("case 4: the capture is delivered five times in parallel")
    void fiveTimesAtOnce() throws Exception {
        try (ExecutorService gateway = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> deliveries = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                deliveries.add(gateway.submit(() -> outcomes.apply(captured)));
            }
            for (Future<?> delivery : deliveries) {
                delivery.get();
            }
        }
        once();
    }

    @Test
    @DisplayName("ID-02: older news never overwrites newer")
    void outOfOrder() {
        outcomes.apply(captured);
        outcomes.apply(
                new Outcome(captured.attempt(), new ChargeResult.Unknown("late"), captured.at()));
        outcomes.apply(captured);
        once();
    }

    private void once() {
        JsonNode order = seller.order(placed.order().id());
        assertThat(order.get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(order.at("/payment/status").stringValue()).isEqualTo("captured");
        assertThat(order.get("entitlements")).hasSize(1);
        assertThat(order.at("/invoice/number").stringValue()).endsWith("-000002");
        assertThat(seller.journals(placed.order().id())).containsExactly("capture");
        assertThat(
                        seller.api
                                .get("/v1/orders/" + placed.order().id() + "/timeline")
                                .json()
                                .get("data")
                                .findValuesAsString("type"))
                .containsOnlyOnce("order.paid", "invoice.issued", "entitlement.granted");
        assertThat(seller.buy("tok_visa").json().at("/invoice/number").stringValue())
                .endsWith("-000003");
    }
}
