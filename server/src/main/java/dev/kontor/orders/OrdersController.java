package dev.kontor.orders;

import dev.kontor.buyers.BuyerId;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.risk.Risk;
import dev.kontor.tax.ProvenPlace;
import dev.kontor.tax.Tax;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import dev.kontor.web.Idempotent;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
final class OrdersController implements Expandable {
    /**
     * What settles the place, as in an order.
     *
     * @param phone a sign of it
     * @param confirmedCountry where the buyer confirms to live
     * @param confirmedRegion of that country, where its tax needs one
     * @param confirmedPostalCode of that country, likewise
     */
    record Proof(
            @Nullable @Size(max = 40) String phone,
            @Nullable @Pattern(regexp = "[A-Z]{2}", message = OrderInput.BuyerInput.COUNTRY)
                    String confirmedCountry,
            @Nullable @Size(max = 10) String confirmedRegion,
            @Nullable @Size(max = 20) String confirmedPostalCode) {
        static final Proof NONE = new Proof(null, null, null, null);

        @Nullable ProvenPlace confirmed() {
            return ProvenPlace.of(confirmedCountry, confirmedRegion, confirmedPostalCode);
        }
    }

    /**
     * A further payment: {@code {method, token}}, or the same within {@code payment}.
     *
     * @param total that the buyer was shown, in minor units of the order's currency
     */
    record PaymentBody(
            @Nullable @Size(min = 1, max = 40) String method,
            @Nullable @Size(min = 1, max = 255) String token,
            OrderInput.@Nullable PaymentInput payment,
            @Nullable @Min(0) Long total,
            @Nullable Proof buyer) {

        FurtherPayment wish() {
            Proof proof = buyer == null ? Proof.NONE : buyer;
            return new FurtherPayment(input(), proof.phone(), proof.confirmed(), total, null);
        }

        private OrderInput.PaymentInput input() {
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

        /** The same refusal, with the fields named as this body has them. */
        Problem named(Problem refused) {
            boolean moved =
                    payment == null
                            && !refused.faults().isEmpty()
                            && refused.faults().stream()
                                    .allMatch(it -> it.pointer().startsWith(NESTED));
            return moved
                    ? Problem.invalid(
                            refused.faults().stream()
                                    .map(it ->
                                            new Fault(
                                                    it.pointer().substring(NESTED.length() - 1),
                                                    it.code(),
                                                    it.detail()))
                                    .toList())
                    : refused;
        }

        private static final String NESTED = "/payment/";
    }

    record Step(String type, String actor, Instant at) {}

    record Steps(List<Step> data) {}

    private final Orders orders;
    private final OrderDesk desk;
    private final Tax tax;
    private final Idempotent idempotent;

    OrdersController(Orders orders, OrderDesk desk, Tax tax, Idempotent idempotent) {
        this.orders = orders;
        this.desk = desk;
        this.tax = tax;
        this.idempotent = idempotent;
    }

    @PostMapping("/v1/orders")
    ResponseEntity<byte[]> place(
            HttpServletRequest request, Caller caller, @RequestBody OrderInput input) {
        caller.need("orders:write");
        Optional<Idempotency.Key> key = idempotent.key(request, caller);
        try {
            requireAddress(input.buyer().ip());
            Placement placement = orders.place(caller.vendor(), input, key, caller.actor(), null);
            Idempotency.Answer answer = Answers.of(placement, caller.requestId());
            return Idempotent.answer(answer.status(), answer.body());
        } catch (Idempotency.Taken e) {
            return key.flatMap(idempotent::replay).orElseThrow(() -> e);
        } catch (Problem refused) {
            return key.flatMap(it -> earlier(it, refused)).orElseThrow(() -> refused);
        }
    }

    /** What is no address is no evidence, and whoever sent it should know. */
    private static void requireAddress(@Nullable String ip) {
        if (ip != null && !ip.isBlank() && !Risk.isAddress(ip)) {
            throw Problem.invalid("/buyer/ip", "invalid_value", "Must be one IP address.");
        }
    }

    /**
     * The first answer to a call that is refused by now, such as for a coupon that it has used up
     * itself.
     */
    private Optional<ResponseEntity<byte[]>> earlier(Idempotency.Key key, Problem refused) {
        Optional<ResponseEntity<byte[]>> known = idempotent.replay(key);
        if (known.isEmpty()) {
            idempotent.remember(key, refused);
        }
        return known;
    }

    @PostMapping("/v1/orders/{id}/payments")
    ResponseEntity<byte[]> pay(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody PaymentBody body) {
        caller.need("orders:write");
        OrderId order = order(id);
        return idempotent.steps(
                request,
                caller,
                () -> Answers.of(pay(caller, order, body), caller.requestId()),
                () -> Answers.of(orders.standing(caller.vendor(), order), caller.requestId()));
    }

    private Placement pay(Caller caller, OrderId order, PaymentBody body) {
        try {
            return orders.pay(caller.vendor(), order, body.wish());
        } catch (Problem refused) {
            throw body.named(refused);
        }
    }

    @Override
    public String prefix() {
        return "ord";
    }

    /** Sends the receipt once more, and answers the order. */
    @PostMapping("/v1/orders/{id}/resend")
    ResponseEntity<byte[]> resend(
            HttpServletRequest request, Caller caller, @PathVariable String id) {
        caller.need("orders:write");
        return idempotent.steps(
                request,
                caller,
                () -> {
                    desk.resendReceipt(caller.vendor(), order(id), caller.actor());
                    return standing(caller, id);
                },
                () -> standing(caller, id));
    }

    private Idempotency.Answer standing(Caller caller, String id) {
        return new Idempotency.Answer(200, Json.write(view(caller, id)));
    }

    @Override
    @GetMapping("/v1/orders/{id}")
    public OrderView get(Caller caller, @PathVariable String id) {
        caller.need("orders:read");
        return view(caller, id);
    }

    /** Of {@code tax}, why it is what it is. */
    @Override
    public Map<String, Object> part(Caller caller, String id, String field, Words words) {
        return field.equals("tax")
                ? tax.explain(caller.vendor(), order(id).value(), words)
                        .<Map<String, Object>>map(it -> Map.of("explanation", it))
                        .orElse(Map.of())
                : Map.of();
    }

    private OrderView view(Caller caller, String id) {
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
        UUID after = page.afterId("ord");
        List<OrderView> rows =
                orders.list(
                        caller.vendor(),
                        buyer == null ? null : buyer(buyer),
                        status == null ? null : status(status),
                        after == null ? null : new OrderId(after),
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
