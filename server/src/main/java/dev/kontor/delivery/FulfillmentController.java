package dev.kontor.delivery;

import dev.kontor.platform.Clocks;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a vendor's own system reports: that it delivered, or that an access code was used. */
@RestController
final class FulfillmentController {
    private final Delivery delivery;
    private final DeliverLate late;
    private final AccessCodes codes;
    private final Idempotent idempotent;
    private final Clocks clocks;

    FulfillmentController(
            Delivery delivery,
            DeliverLate late,
            AccessCodes codes,
            Idempotent idempotent,
            Clocks clocks) {
        this.delivery = delivery;
        this.late = late;
        this.codes = codes;
        this.idempotent = idempotent;
        this.clocks = clocks;
    }

    /**
     * @param key of a license in mode <i>callback</i>; accounts have none
     */
    record Made(
            @Nullable
                    @Size(max = KeyPoolController.LONGEST)
                    @Pattern(regexp = KeyPoolController.KEY, message = "Is no key.")
                    String key) {}

    record Code(@Size(min = 1, max = 40) String code) {}

    /** Delivers what was pending; again with the same key is answered as the first time. */
    @PostMapping("/v1/entitlements/{id}/deliver")
    ResponseEntity<byte[]> deliver(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody Made body) {
        caller.need("licenses:write");
        EntitlementId entitlement = EntitlementController.id(id);
        Instant now = clocks.now(caller.vendor());
        return idempotent.once(
                request,
                caller,
                200,
                tx ->
                        delivery.view(
                                late.byVendor(
                                        tx,
                                        caller.vendor(),
                                        entitlement,
                                        body.key(),
                                        now,
                                        clocks.real())));
    }

    /** Uses up an access code; answers what it opens. */
    @PostMapping("/v1/access_codes/redeem")
    ResponseEntity<byte[]> redeem(
            HttpServletRequest request, Caller caller, @RequestBody Code body) {
        caller.need("licenses:write");
        Instant now = clocks.now(caller.vendor());
        return idempotent.once(
                request,
                caller,
                200,
                tx -> delivery.view(codes.redeem(tx, caller.vendor(), body.code(), now)));
    }
}
