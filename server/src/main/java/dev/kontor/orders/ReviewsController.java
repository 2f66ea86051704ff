package dev.kontor.orders;

import dev.kontor.connectors.sandbox.SandboxOutcome;
import dev.kontor.payments.PaymentId;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    record DecisionBody(
            Decision decision,
            @Size(min = 1, max = 500)
                    @Pattern(regexp = "|[\\s\\S]*\\S[\\s\\S]*", message = "Is blank.")
                    String reason) {}

    record Review(
            OrderView order,
            String kind,
            Instant queuedAt,
            Instant dueAt,
            @Nullable Instant endsAt) {}

    record Reviews(List<Review> data) {}

    record SettleBody(SandboxOutcome outcome) {}

    private final Orders orders;
    private final PayAgain payAgain;
    private final Idempotent idempotent;

    ReviewsController(Orders orders, PayAgain payAgain, Idempotent idempotent) {
        this.orders = orders;
        this.payAgain = payAgain;
        this.idempotent = idempotent;
    }

    @GetMapping("/v1/reviews")
    Reviews list(Caller caller) {
        caller.need("reviews:read");
        return new Reviews(
                orders.waiting(caller.vendor(), 100).stream()
                        .map(it ->
                                new Review(
                                        it.order(),
                                        it.kind(),
                                        it.queuedAt(),
                                        it.dueAt(),
                                        it.endsAt()))
                        .toList());
    }

    @PostMapping("/v1/reviews/{order}/decision")
    ResponseEntity<byte[]> decide(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String order,
            @RequestBody DecisionBody body) {
        caller.need("reviews:write");
        if (!Ids.isValid("ord", order)) {
            throw OrderProblems.notFound(order);
        }
        OrderId id = OrderId.parse(order);
        return idempotent.steps(
                request,
                caller,
                () -> {
                    orders.decide(
                            caller.vendor(),
                            id,
                            body.decision() == Decision.ACCEPT,
                            body.reason(),
                            caller.actor());
                    return standing(caller, id);
                },
                () -> standing(caller, id));
    }

    private Idempotency.Answer standing(Caller caller, OrderId id) {
        OrderView order =
                orders.view(caller.vendor(), id)
                        .orElseThrow(() -> OrderProblems.notFound(id.toString()));
        return new Idempotency.Answer(200, Json.write(order));
    }

    @PostMapping("/v1/sandbox/payments/{id}/settle")
    ResponseEntity<byte[]> settle(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody SettleBody body) {
        if (caller.live()) {
            throw Problem.of(403, "test_mode_only", "Only test mode settles payments by hand.");
        }
        caller.need("orders:write");
        if (!Ids.isValid("pay", id)) {
            throw Problem.notFound("payment", id);
        }
        PaymentId payment = PaymentId.parse(id);
        return idempotent.steps(
                request,
                caller,
                () -> paid(payAgain.settle(caller.vendor(), payment, body.outcome().returned())),
                () -> paid(payAgain.standing(caller.vendor(), payment)));
    }

    private static Idempotency.Answer paid(Placement placement) {
        return new Idempotency.Answer(200, Json.write(placement.order().results().payment()));
    }
}
