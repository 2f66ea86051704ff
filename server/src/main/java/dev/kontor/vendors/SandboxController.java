package dev.kontor.vendors;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The test clock of the caller's sandbox (api.md 9). */
@RestController
final class SandboxController {
    record Now(Instant now) {}

    record Advance(Instant to) {}

    record Advanced(Instant now, int ran) {}

    private final Clocks clocks;
    private final Jobs jobs;
    private final Idempotent idempotent;

    SandboxController(Clocks clocks, Jobs jobs, Idempotent idempotent) {
        this.clocks = clocks;
        this.jobs = jobs;
        this.idempotent = idempotent;
    }

    @GetMapping("/v1/test_clock")
    Now now(Caller caller) {
        sandboxOnly(caller);
        return new Now(clocks.now(caller.vendor()));
    }

    @PostMapping("/v1/test_clock/advance")
    ResponseEntity<byte[]> advance(
            HttpServletRequest request, Caller caller, @RequestBody Advance body) {
        sandboxOnly(caller);
        caller.need("sandbox:write");
        return idempotent.steps(
                request, caller, () -> advance(caller, body), () -> standing(caller, 0));
    }

    private Idempotency.Answer advance(Caller caller, Advance body) {
        if (body.to().isBefore(clocks.now(caller.vendor()))) {
            throw Problem.invalid(
                    "/to", "clock_goes_forward", "Must not lie before the clock's now.");
        }
        return standing(caller, jobs.advance(caller.vendor(), body.to()));
    }

    private Idempotency.Answer standing(Caller caller, int ran) {
        return new Idempotency.Answer(
                200, Json.write(new Advanced(clocks.now(caller.vendor()), ran)));
    }

    private static void sandboxOnly(Caller caller) {
        if (caller.live()) {
            throw Problem.of(403, "test_mode_only", "Live vendors have no test clock.");
        }
    }
}
