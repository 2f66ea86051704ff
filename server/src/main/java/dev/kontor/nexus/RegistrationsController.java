package dev.kontor.nexus;

import dev.kontor.web.Body;
import dev.kontor.web.By;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/tax/registrations}: where the seller is registered. A sandbox has its own; in live
 * mode they are the entity's, which its operator keeps.
 */
@RestController
final class RegistrationsController {
    record Ending(LocalDate to) {}

    /** {@code everywhere}: a sandbox without registrations counts as registered in every place. */
    record RegistrationList(
            List<RegistrationView> data, @Nullable String nextCursor, boolean everywhere) {}

    private final TaxRegistrations registrations;
    private final Idempotent idempotent;

    RegistrationsController(TaxRegistrations registrations, Idempotent idempotent) {
        this.registrations = registrations;
        this.idempotent = idempotent;
    }

    @GetMapping("/v1/tax/registrations")
    RegistrationList list(Caller caller) {
        caller.need("tax:read");
        List<RegistrationView> all = registrations.list(caller.vendor());
        return new RegistrationList(all, null, !caller.live() && all.isEmpty());
    }

    @PostMapping("/v1/tax/registrations")
    ResponseEntity<byte[]> add(
            HttpServletRequest request, Caller caller, @RequestBody Body<NewRegistration> body) {
        caller.need("tax:write");
        By by = By.of(caller);
        NewRegistration wanted = registrations.checked(by, body);
        return idempotent.once(request, caller, 201, tx -> registrations.add(tx, by, wanted));
    }

    /** Ends it: its last day. */
    @PatchMapping("/v1/tax/registrations/{id}")
    ResponseEntity<byte[]> end(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody Ending body) {
        caller.need("tax:write");
        return idempotent.once(
                request, caller, 200, tx -> registrations.end(tx, By.of(caller), id, body.to()));
    }
}
