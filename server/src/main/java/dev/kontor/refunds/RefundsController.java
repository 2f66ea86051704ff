package dev.kontor.refunds;

import dev.kontor.orders.OrderId;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import dev.kontor.web.Idempotent;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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

/** Refunds by API (api.md 8). The vendor's own systems approve up to {@link Approver#LEAD}. */
@RestController
final class RefundsController implements Expandable {
    private final Refunds refunds;
    private final Idempotent idempotent;

    RefundsController(Refunds refunds, Idempotent idempotent) {
        this.refunds = refunds;
        this.idempotent = idempotent;
    }

    @PostMapping("/v1/refunds")
    ResponseEntity<byte[]> refund(
            HttpServletRequest request, Caller caller, @RequestBody RefundInput input) {
        caller.need("refunds:write");
        Optional<Idempotency.Key> key = idempotent.key(request, caller);
        Optional<ResponseEntity<byte[]>> known = key.flatMap(idempotent::replay);
        return known.orElseGet(() -> first(caller, input, key));
    }

    private ResponseEntity<byte[]> first(
            Caller caller, RefundInput input, Optional<Idempotency.Key> key) {
        try {
            Idempotency.Answer answer =
                    refunds.refund(caller.vendor(), input, Approver.LEAD, caller.actor(), key);
            return Idempotent.answer(answer.status(), answer.body());
        } catch (Idempotency.Taken e) {
            return key.flatMap(idempotent::replay).orElseThrow(() -> e);
        } catch (Problem refused) {
            key.ifPresent(it -> idempotent.remember(it, refused));
            throw refused;
        }
    }

    @PostMapping("/v1/refunds/preview")
    RefundPreview preview(Caller caller, @RequestBody RefundInput input) {
        caller.need("refunds:read");
        return refunds.preview(caller.vendor(), input, Approver.LEAD);
    }

    @Override
    public String prefix() {
        return "ref";
    }

    @Override
    @GetMapping("/v1/refunds/{id}")
    public RefundView get(Caller caller, @PathVariable String id) {
        caller.need("refunds:read");
        return Optional.of(id)
                .filter(RefundId::isValid)
                .flatMap(it -> refunds.find(caller.vendor(), RefundId.parse(it)))
                .orElseThrow(() -> RefundProblems.notFound(id));
    }

    @GetMapping("/v1/refunds")
    Page<RefundView> list(
            Caller caller,
            Page.Request page,
            @RequestParam(name = "order", required = false) @Nullable String order) {
        caller.need("refunds:read");
        String after = page.after();
        List<RefundView> rows =
                refunds.list(
                        caller.vendor(),
                        order == null ? null : order(order),
                        after == null ? null : after(after),
                        page.limit() + 1);
        return Page.of(rows, page, RefundView::id, Function.identity());
    }

    private static OrderId order(String text) {
        if (!Ids.isValid("ord", text)) {
            throw Problem.invalid("/order", "invalid_value", "Is not an order's id.");
        }
        return OrderId.parse(text);
    }

    private static RefundId after(String text) {
        if (!RefundId.isValid(text)) {
            throw Problem.invalid("/cursor", "invalid_value", "Is not a cursor of this list.");
        }
        return RefundId.parse(text);
    }
}
