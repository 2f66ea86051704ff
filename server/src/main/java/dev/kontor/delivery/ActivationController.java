package dev.kontor.delivery;

import static dev.kontor.delivery.ValidationController.FINGERPRINT;
import static dev.kontor.delivery.ValidationController.KEY;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The machines of a license (api.md 7), authorized by the license key. Each call may be repeated
 * and is then answered alike, so none needs an idempotency key.
 */
@RestController
final class ActivationController {
    private final Activations activations;
    private final CallLimits limits;
    private final Clocks clocks;

    ActivationController(Activations activations, CallLimits limits, Clocks clocks) {
        this.activations = activations;
        this.limits = limits;
        this.clocks = clocks;
    }

    record NewMachine(
            @Size(min = 1, max = KEY) String key,
            @Size(min = 1, max = FINGERPRINT) String fingerprint,
            @Nullable @Size(max = 200) String name) {}

    /** A machine by its own fingerprint, or another one by the id that a refusal listed. */
    record OldMachine(
            @Size(min = 1, max = KEY) String key,
            @Nullable @Size(min = 1, max = FINGERPRINT) String fingerprint,
            @Nullable ActivationId activation) {
        OldMachine {
            if (fingerprint == null && activation == null) {
                throw Problem.invalid("/fingerprint", "required", "Is required.");
            }
            if (fingerprint != null && activation != null) {
                throw Problem.invalid(
                        "/activation", "not_allowed", "The fingerprint names the machine already.");
            }
        }
    }

    record Beat(
            @Size(min = 1, max = KEY) String key,
            @Size(min = 1, max = FINGERPRINT) String fingerprint) {}

    record Activation(
            String id,
            String license,
            String fingerprint,
            @Nullable String name,
            Instant activatedAt,
            int activationLimit) {}

    record Released(String id, @Nullable String name, boolean active) {}

    record Held(String id, Instant leaseUntil) {}

    @PostMapping("/v1/licenses/activate")
    ResponseEntity<Activation> activate(HttpServletRequest request, @RequestBody NewMachine body) {
        limits.take(request.getRemoteAddr());
        Activations.Activated it =
                activations.activate(body.key(), body.fingerprint(), body.name());
        return ResponseEntity.status(it.isNew() ? 201 : 200)
                .body(
                        new Activation(
                                it.machine().id().toString(),
                                it.license().id().toString(),
                                body.fingerprint(),
                                it.machine().name(),
                                it.machine().activatedAt(),
                                it.license().seats()));
    }

    @PostMapping("/v1/licenses/deactivate")
    Released deactivate(HttpServletRequest request, @RequestBody OldMachine body) {
        limits.take(request.getRemoteAddr());
        String fingerprint = body.fingerprint();
        Machine machine =
                fingerprint == null
                        ? activations.deactivate(
                                body.key(), Objects.requireNonNull(body.activation()))
                        : activations.deactivate(body.key(), fingerprint);
        return new Released(machine.id().toString(), machine.name(), false);
    }

    @PostMapping("/v1/licenses/heartbeat")
    Held heartbeat(HttpServletRequest request, @RequestBody Beat body) {
        limits.take(request.getRemoteAddr());
        Machine machine = activations.heartbeat(body.key(), body.fingerprint());
        return new Held(machine.id().toString(), clocks.real().plus(Machine.LEASE));
    }
}
