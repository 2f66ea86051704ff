package dev.kontor.orders;

import dev.kontor.buyers.BuyerId;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders by API (api.md 4). */
@RestController
final class OrdersController {
    /** A further payment: {@code {method, token}}, or the same within {@code payment}. */
    record PaymentBody(
            @Nullable @Size(min = 1, max = 40) String method,
            @Nullable @Size(min = 1, max = 255) String token,
            OrderInput.@Nullable PaymentInput payment) {

        OrderInput.PaymentInput input() {
            if (payment != null) {
                return payment;
            }
            if (method == null) {
                throw Problem.invalid("/method", "required", "Is required.");
            }
            if (token == null) {
                throw Problem.invalid("/token", "required", "Is required.");
            }
            return new OrderInput.PaymentInput(method, token);
        }
    }

    record Step(String type, String actor, Instant at) {}

    record Steps(List<Step> data) {}

    private final Orders orders;
    private final Idempotent idempotent;

    OrdersController(Orders orders, Idempotent idempotent) {
        this.orders = orders;
        this.idempotent = idempotent;
    }

    @PostMapping("/v1/orders")
    ResponseEntity<byte[]> place(
            HttpServletRequest request, Caller caller, @RequestBody OrderInput input) {
        caller.need("orders:write");
        Optional<Idempotency.Key> key =
                idempotent
                        .key(request, caller)
                        .map(it -> PlaceOrder.key(caller.vendor(), it.key(), it.bodyHash()));
        return answer(
                caller,
                key,
                claimed -> orders.place(caller.vendor(), input, claimed, caller.actor(), null));
    }

    @PostMapping("/v1/orders/{id}/payments")
    ResponseEntity<byte[]> pay(
            Caller caller, @PathVariable String id, @RequestBody PaymentBody body) {
        caller.need("orders:write");
        return answer(
                caller,
                Optional.empty(),
                any -> orders.pay(caller.vendor(), order(id), body.input(), null));
    }

    @GetMapping("/v1/orders/{id}")
    OrderView get(Caller caller, @PathVariable String id) {
        caller.need("orders:read");
        return orders.view(caller.vendor(), order(id))
                .orElseThrow(() -> OrderProblems.notFound(id));
    }

    @GetMapping("/v1/orders")
    Page<OrderView> list(
            Caller caller,
            Page.Request page,
            @RequestParam(required = false) @Nullable String buyer,
            @RequestParam(required = false) @Nullable String status) {
        caller.need("orders:read");
        List<OrderView> rows =
                orders.list(
                        caller.vendor(),
                        buyer == null ? null : buyer(buyer),
                        status == null ? null : status(status),
                        page.after() == null ? null : order(page.after()),
                        page.limit() + 1);
        return Page.of(rows, page, OrderView::id, Function.identity());
    }

    @GetMapping("/v1/orders/{id}/timeline")
    Steps timeline(Caller caller, @PathVariable String id) {
        caller.need("orders:read");
        return new Steps(
                orders.timeline(caller.vendor(), order(id)).stream()
                        .map(it -> new Step(it.type(), it.actor(), it.at()))
                        .toList());
    }

    private ResponseEntity<byte[]> answer(
            Caller caller,
            Optional<Idempotency.Key> key,
            Function<Optional<Idempotency.Key>, Placement> work) {
        try {
            Idempotency.Answer answer = Answers.of(work.apply(key), caller.requestId());
            return Idempotent.answer(answer.status(), answer.body());
        } catch (Idempotency.Taken e) {
            return key.flatMap(idempotent::replay).orElseThrow(() -> e);
        }
    }

    private static OrderId order(String id) {
        if (!Ids.isValid("ord", id)) {
            throw OrderProblems.notFound(id);
        }
        return OrderId.parse(id);
    }

    private static BuyerId buyer(String id) {
        if (!Ids.isValid("byr", id)) {
            throw Problem.invalid("/buyer", "invalid_value", "Is not a buyer's id.");
        }
        return BuyerId.parse(id);
    }

    private static OrderStatus status(String word) {
        return Arrays.stream(OrderStatus.values())
                .filter(it -> it.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid("/status", "invalid_value", "Is not a status of orders."));
    }
}
