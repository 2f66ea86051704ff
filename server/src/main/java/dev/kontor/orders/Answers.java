package dev.kontor.orders;

import dev.kontor.platform.Idempotency.Answer;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.web.Refusals;
import java.util.Map;

/** What the API's client is told of a {@link Placement} (api.md 4). */
public final class Answers {
    private Answers() {}

    public static Answer of(Placement placement, String requestId) {
        return switch (placement) {
            case Placement.Completed it -> new Answer(201, it.json());
            case Placement.Pending it -> new Answer(202, Json.write(it.order()));
            case Placement.InReview it -> new Answer(202, Json.write(it.order()));
            case Placement.Declined it -> problem(declined(it), it.order(), requestId);
            case Placement.ActionRequired it -> problem(actionRequired(it), it.order(), requestId);
        };
    }

    private static Problem declined(Placement.Declined it) {
        return Problem.of(402, "payment_declined", "The payment was declined.")
                .with("decline_code", it.code())
                .with("retryable", it.retryable());
    }

    private static Problem actionRequired(Placement.ActionRequired it) {
        return Problem.of(
                        402,
                        "payment_requires_action",
                        "The buyer has to confirm the payment first.")
                .with("next_action", Map.of("type", "redirect", "url", it.url()));
    }

    private static Answer problem(Problem problem, OrderView order, String requestId) {
        Problem whole = problem.with("order", order).with("payment", order.results().payment());
        return new Answer(402, Json.write(Refusals.body(whole, requestId)));
    }
}
