package dev.kontor.access;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.vendors.SandboxId;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sandboxes: tenants with a clock of their own, for tests (api.md 1). */
@RestController
final class SandboxesController {
    record NewSandbox(@Nullable Instant now) {}

    record Sandbox(String id, String apiKey, Instant now) {}

    private final Sandboxes sandboxes;
    private final Vendors vendors;
    private final Clocks clocks;
    private final Idempotent idempotent;

    SandboxesController(
            Sandboxes sandboxes, Vendors vendors, Clocks clocks, Idempotent idempotent) {
        this.sandboxes = sandboxes;
        this.vendors = vendors;
        this.clocks = clocks;
        this.idempotent = idempotent;
    }

    @PostMapping("/v1/sandboxes")
    ResponseEntity<byte[]> create(
            HttpServletRequest request, Caller caller, @RequestBody NewSandbox body) {
        caller.need("sandbox:write");
        Instant now = body.now() == null ? clocks.real() : body.now();
        Vendor owner = vendors.get(caller.vendor());
        return idempotent.once(
                request,
                caller,
                201,
                tx -> {
                    ApiKeys.NewKey key = sandboxes.create(tx, owner, now);
                    return new Sandbox(
                            new SandboxId(key.key().vendor().value()).toString(),
                            key.secret(),
                            now);
                });
    }

    @DeleteMapping("/v1/sandboxes/{id}")
    ResponseEntity<byte[]> delete(
            HttpServletRequest request, Caller caller, @PathVariable String id) {
        caller.need("sandbox:write");
        return idempotent.removed(
                request, caller, tx -> sandboxes.delete(tx, ownSandbox(caller, id)));
    }

    /** The sandbox, if it belongs to the same account as the caller's key. */
    private Vendor ownSandbox(Caller caller, String id) {
        if (!Ids.isValid("sbx", id)) {
            throw Problem.notFound("sandbox", id);
        }
        return sandboxes
                .find(vendors.get(caller.vendor()), SandboxId.parse(id).tenant())
                .orElseThrow(() -> Problem.notFound("sandbox", id));
    }
}
