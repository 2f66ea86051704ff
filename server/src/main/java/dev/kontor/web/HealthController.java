package dev.kontor.web;

import dev.kontor.platform.Database;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a supervisor asks. <em>Live</em>: the process answers; if not, start it anew.
 * <em>Ready</em>: it is wired and migrated, is not stopping, and the database answers; if not, send
 * no requests.
 */
@RestController
final class HealthController {
    private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The answer to both questions. */
    record Health(String status) {
        static final Health UP = new Health("up");
        static final Health DOWN = new Health("down");
    }

    private final Database database;
    private final ApplicationAvailability availability;

    HealthController(Database database, ApplicationAvailability availability) {
        this.database = database;
        this.availability = availability;
    }

    @GetMapping("/health/live")
    Health live() {
        return Health.UP;
    }

    @GetMapping("/health/ready")
    ResponseEntity<Health> ready() throws InterruptedException {
        boolean open = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
        return open && databaseAnswers()
                ? ResponseEntity.ok(Health.UP)
                : ResponseEntity.status(503).header("Retry-After", "1").body(Health.DOWN);
    }

    /** A lost database lets callers wait long for a connection; who asks here must not. */
    private boolean databaseAnswers() throws InterruptedException {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                answer.complete(database.read(DSLContext::selectOne).execute());
            } catch (RuntimeException e) { // Who waits for the answer reports it.
                answer.completeExceptionally(e);
            }
        });
        try {
            answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the database does not answer: {}", e.toString());
            return false;
        }
    }
}
