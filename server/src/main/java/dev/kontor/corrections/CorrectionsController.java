package dev.kontor.corrections;

import dev.kontor.orders.OrderId;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Json;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Corrections by API. */
@RestController
final class CorrectionsController {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Corrections corrections;
    private final Idempotent idempotent;

    CorrectionsController(Corrections corrections, Idempotent idempotent) {
        this.corrections = corrections;
        this.idempotent = idempotent;
    }

    record Made(List<CorrectionView> data) {}

    /** A call that was cut off is made again: the same facts correct once. */
    @PostMapping("/v1/orders/{id}/corrections")
    ResponseEntity<byte[]> correct(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody CorrectionInput input) {
        caller.need("orders:write");
        OrderId order = order(id);
        Supplier<Idempotency.Answer> work =
                () -> {
                    Corrections.Corrected it =
                            corrections.correct(caller.vendor(), order, input, caller.actor());
                    return new Idempotency.Answer(
                            it.made() ? CREATED : OK, Json.write(it.correction()));
                };
        return idempotent.steps(request, caller, work, work);
    }

    @PostMapping("/v1/orders/{id}/corrections/preview")
    CorrectionPreview preview(
            Caller caller, @PathVariable String id, @RequestBody CorrectionInput input) {
        caller.need("orders:read");
        return corrections.preview(caller.vendor(), order(id), input);
    }

    @GetMapping("/v1/orders/{id}/corrections")
    Made list(Caller caller, @PathVariable String id) {
        caller.need("orders:read");
        return new Made(corrections.of(caller.vendor(), order(id)));
    }

    private static OrderId order(String id) {
        if (!Ids.isValid("ord", id)) {
            throw CorrectionProblems.orderNotFound(id);
        }
        return OrderId.parse(id);
    }
}
