package dev.kontor.events;

import dev.kontor.events.DeliveryStore.Outcome;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns events into deliveries and sends them. A vendor's turn only makes deliveries and wakes its
 * endpoints; each endpoint is served by a virtual thread of its own, so none waits for another and
 * no turn waits for the network.
 */
final class WebhookWorker implements DueWork.Handler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookWorker.class);

    /** A vendor that has endpoints is looked at this often, even if a signal was lost. */
    private static final Duration HEARTBEAT = Duration.ofMinutes(3);

    private static final Duration UNTIL_VISIBLE = Duration.ofMillis(50);
    private static final Duration WHEN_FULL = Duration.ofSeconds(5);
    private static final int ENDPOINTS_AT_ONCE = 1_000;
    private static final int BATCH_WHEN_FAILING = 4;

    private final Database database;
    private final Clocks clocks;
    private final DueWork dueWork;
    private final Webhooks webhooks;
    private final DeliveryStore deliveries;
    private final WebhookClient client;
    private final RetryPolicy retries;
    private final Pace pace;
    private final Set<EndpointId> served = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    WebhookWorker(
            Database database,
            Clocks clocks,
            DueWork dueWork,
            Webhooks webhooks,
            DeliveryStore deliveries,
            WebhookClient client,
            RetryPolicy retries,
            Pace pace) {
        this.database = database;
        this.clocks = clocks;
        this.dueWork = dueWork;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.client = client;
        this.retries = retries;
        this.pace = pace;
    }

    @Override
    public Optional<Instant> run(VendorId vendor) {
        List<Endpoint> enabled = webhooks.all(vendor).stream().filter(Endpoint::enabled).toList();
        if (enabled.isEmpty()) {
            return Optional.empty();
        }
        Instant next = clocks.real().plus(HEARTBEAT);
        for (Endpoint endpoint : enabled) {
            next = earlier(next, turn(endpoint));
        }
        return Optional.of(next);
    }

    /** Fans out to one endpoint and wakes it; answers when it wants the next turn. */
    private Instant turn(Endpoint endpoint) {
        Instant now = clocks.real();
        Instant next = now.plus(HEARTBEAT);
        if (deliveries.isFull(endpoint)) {
            next = now.plus(WHEN_FULL);
        } else if (deliveries.fanOut(endpoint, now) == DeliveryStore.BATCH) {
            next = now;
        } else if (deliveries.hasUnseen(endpoint.vendor())) {
            next = now.plus(UNTIL_VISIBLE);
        }
        if (!wake(endpoint)) {
            next = earlier(next, now.plusSeconds(1));
        }
        return earlier(next, deliveries.nextDueAfter(endpoint, now).orElse(next));
    }

    /** Starts a thread for the endpoint unless it has one; false when there are too many. */
    private boolean wake(Endpoint endpoint) {
        if (served.size() >= ENDPOINTS_AT_ONCE || closed) {
            return false;
        }
        if (served.add(endpoint.id())) {
            threads.execute(() -> serve(endpoint));
        }
        return true;
    }

    private void serve(Endpoint endpoint) {
        try {
            boolean more = true;
            while (more && !closed) {
                more = batch(endpoint);
            }
        } catch (RuntimeException e) { // The edge of the thread: leases end, and it is tried again.
            LOG.warn("webhooks to {} failed", endpoint.id(), e);
        } finally {
            served.remove(endpoint.id());
        }
        deliveries
                .nextDue(endpoint)
                .ifPresent(at ->
                        database.run(tx -> dueWork.add(tx, Webhooks.KIND, endpoint.vendor(), at)));
    }

    /** Sends one batch; false when nothing was due. */
    private boolean batch(Endpoint known) {
        Instant now = clocks.real();
        Optional<Endpoint> found =
                webhooks.find(known.vendor(), known.id()).filter(Endpoint::enabled);
        if (found.isEmpty()) {
            return false;
        }
        Endpoint endpoint = found.get();
        int most =
                endpoint.failingSince() == null
                        ? pace.batch()
                        : Math.min(pace.batch(), BATCH_WHEN_FAILING);
        List<Attempt> attempts = deliveries.claim(endpoint, now, now.plus(pace.lease()), most);
        if (attempts.isEmpty()) {
            return false;
        }
        List<Outcome> outcomes = send(endpoint, attempts);
        if (closed) {
            return false;
        }
        boolean anySuccess = outcomes.stream().anyMatch(it -> it.answer().isSuccess());
        boolean gone = outcomes.stream().anyMatch(it -> it.answer().isGone());
        database.run(tx -> {
            deliveries.settle(tx, outcomes);
            webhooks.judge(tx, endpoint, anySuccess, gone);
        });
        return true;
    }

    private List<Outcome> send(Endpoint endpoint, List<Attempt> attempts) {
        Semaphore lanes = new Semaphore(pace.parallel());
        List<Future<Outcome>> sent =
                attempts.stream()
                        .map(attempt ->
                                threads.submit(() -> {
                                    lanes.acquire();
                                    try {
                                        return send(endpoint, attempt);
                                    } finally {
                                        lanes.release();
                                    }
                                }))
                        .toList();
        return sent.stream().map(WebhookWorker::result).toList();
    }

    private static Outcome result(Future<Outcome> sent) {
        try {
            return sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Outcome send(Endpoint endpoint, Attempt attempt) {
        Instant now = clocks.real();
        byte[] body = attempt.event().body();
        String id = attempt.event().id().toString();
        Answer answer =
                client.post(
                        endpoint.url(),
                        Map.of(
                                "webhook-id",
                                id,
                                "webhook-timestamp",
                                String.valueOf(now.getEpochSecond()),
                                "webhook-signature",
                                Secrets.sign(endpoint.secrets(), id, now, body)),
                        body,
                        now);
        Instant done = clocks.real();
        return new Outcome(endpoint, attempt, answer, done, next(attempt, answer, done));
    }

    private @Nullable Instant next(Attempt attempt, Answer answer, Instant now) {
        if (answer.isSuccess() || answer.isGone()) {
            return null;
        }
        Duration wait =
                answer instanceof Answer.Answered answered && answered.status() >= 429
                        ? answered.retryAfter()
                        : Duration.ZERO;
        return retries.next(attempt.number(), now, wait).orElse(null);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        client.close();
    }
}
