package dev.kontor.orders;

import dev.kontor.connectors.sandbox.SandboxOutcome;
import dev.kontor.payments.PaymentId;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The review queue, and the tester's word in place of the bank's (api.md 4 and 6). */
@RestController
final class ReviewsController {
    /** What a person decides. */
    enum Decision {
        ACCEPT,
        REJECT
    }

    record DecisionBody(Decision decision, @Size(min = 1, max = 500) String reason) {}

    record Review(OrderView order, String kind, Instant queuedAt, Instant dueAt) {}

    record Reviews(List<Review> data) {}

    record SettleBody(SandboxOutcome outcome) {}

    private final Orders orders;
    private final PayAgain payAgain;

    ReviewsController(Orders orders, PayAgain payAgain) {
        this.orders = orders;
        this.payAgain = payAgain;
    }

    @GetMapping("/v1/reviews")
    Reviews list(Caller caller) {
        caller.need("reviews:read");
        return new Reviews(
                orders.waiting(caller.vendor(), 100).stream()
                        .map(it -> new Review(it.order(), it.kind(), it.queuedAt(), it.dueAt()))
                        .toList());
    }

    @PostMapping("/v1/reviews/{order}/decision")
    OrderView decide(Caller caller, @PathVariable String order, @RequestBody DecisionBody body) {
        caller.need("reviews:write");
        if (!Ids.isValid("ord", order)) {
            throw OrderProblems.notFound(order);
        }
        OrderId id = OrderId.parse(order);
        orders.decide(
                caller.vendor(),
                id,
                body.decision() == Decision.ACCEPT,
                body.reason(),
                caller.actor());
        return orders.view(caller.vendor(), id).orElseThrow();
    }

    @PostMapping("/v1/sandbox/payments/{id}/settle")
    ResponseEntity<byte[]> settle(
            Caller caller, @PathVariable String id, @RequestBody SettleBody body) {
        if (caller.live()) {
            throw Problem.of(403, "test_mode_only", "Only test mode settles payments by hand.");
        }
        caller.need("orders:write");
        if (!Ids.isValid("pay", id)) {
            throw Problem.notFound("payment", id);
        }
        Placement placement =
                payAgain.settle(caller.vendor(), PaymentId.parse(id), body.outcome().returned());
        byte[] payment = dev.kontor.platform.Json.write(placement.order().payment());
        return Idempotent.answer(200, payment);
    }
}
