package dev.kontor.events;

import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Webhook endpoints over HTTP (api.md 11). */
@RestController
@RequestMapping("/v1/webhook_endpoints")
final class WebhookEndpointsController {
    private static final String READ = "webhooks:read";
    private static final String WRITE = "webhooks:write";

    /** What a client sends to make an endpoint. */
    record NewEndpoint(
            @Size(min = 1, max = 2000) String url, @Size(min = 1, max = 50) List<String> events) {}

    /** From when, until before when. */
    record Range(Instant from, Instant to) {}

    /** An endpoint with the secret that is shown this once. */
    record WithSecret(
            String id,
            String url,
            List<String> events,
            String status,
            String secret,
            Instant createdAt) {}

    /** The event that was sent. */
    record Tested(String event, String type) {}

    /** How many events will be sent again. */
    record Replayed(int queued) {}

    /** A delivery as the vendor sees it. */
    record DeliveryView(
            String event,
            String type,
            String status,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant lastAttemptAt,
            @Nullable Integer responseStatus,
            @Nullable Integer durationMs,
            @Nullable String error,
            @Nullable String responseBody) {}

    private final Webhooks webhooks;
    private final EndpointUrl urls;
    private final Idempotent idempotent;

    WebhookEndpointsController(Webhooks webhooks, EndpointUrl urls, Idempotent idempotent) {
        this.webhooks = webhooks;
        this.urls = urls;
        this.idempotent = idempotent;
    }

    @PostMapping
    ResponseEntity<byte[]> create(
            HttpServletRequest request, Caller caller, @RequestBody NewEndpoint body) {
        caller.need(WRITE);
        String url = urls.check(body.url(), caller.live());
        return idempotent.once(
                request,
                caller,
                201,
                tx -> withSecret(webhooks.create(tx, caller.vendor(), url, body.events())));
    }

    /** All of them: a vendor has few. */
    @GetMapping
    Page<EndpointView> list(Caller caller) {
        caller.need(READ);
        return new Page<>(
                webhooks.all(caller.vendor()).stream().map(EndpointView::of).toList(), null);
    }

    @GetMapping("/{id}")
    EndpointView get(Caller caller, @PathVariable String id) {
        caller.need(READ);
        return EndpointView.of(webhooks.get(caller.vendor(), endpoint(id)));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<byte[]> delete(
            HttpServletRequest request, Caller caller, @PathVariable String id) {
        caller.need(WRITE);
        return idempotent.removed(
                request, caller, tx -> webhooks.delete(tx, caller.vendor(), endpoint(id)));
    }

    @PostMapping("/{id}/rotate_secret")
    ResponseEntity<byte[]> rotate(
            HttpServletRequest request, Caller caller, @PathVariable String id) {
        caller.need(WRITE);
        return idempotent.once(
                request,
                caller,
                200,
                tx -> withSecret(webhooks.rotate(tx, caller.vendor(), endpoint(id))));
    }

    @PostMapping("/{id}/enable")
    ResponseEntity<byte[]> enable(
            HttpServletRequest request, Caller caller, @PathVariable String id) {
        caller.need(WRITE);
        return idempotent.once(
                request,
                caller,
                200,
                tx -> EndpointView.of(webhooks.enable(tx, caller.vendor(), endpoint(id))));
    }

    @PostMapping("/{id}/test")
    ResponseEntity<byte[]> test(
            HttpServletRequest request, Caller caller, @PathVariable String id) {
        caller.need(WRITE);
        return idempotent.once(
                request,
                caller,
                202,
                tx ->
                        new Tested(
                                webhooks.test(tx, caller.vendor(), endpoint(id), caller.actor())
                                        .toString(),
                                EventTypes.TEST));
    }

    @PostMapping("/{id}/replay")
    ResponseEntity<byte[]> replay(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody Range range) {
        caller.need(WRITE);
        return idempotent.once(
                request,
                caller,
                202,
                tx ->
                        new Replayed(
                                webhooks.replay(
                                        tx,
                                        caller.vendor(),
                                        endpoint(id),
                                        range.from(),
                                        range.to())));
    }

    @GetMapping("/{id}/deliveries")
    Page<DeliveryView> deliveries(Caller caller, @PathVariable String id, Page.Request page) {
        caller.need(READ);
        return Page.of(
                webhooks.deliveries(
                        caller.vendor(), endpoint(id), page.afterId("evt"), page.limit() + 1),
                page,
                row -> row.event().toString(),
                WebhookEndpointsController::view);
    }

    private static EndpointId endpoint(String id) {
        try {
            return EndpointId.parse(id);
        } catch (IllegalArgumentException e) {
            throw EventsProblems.noEndpoint(id);
        }
    }

    private static WithSecret withSecret(Endpoint endpoint) {
        EndpointView view = EndpointView.of(endpoint);
        return new WithSecret(
                view.id(),
                view.url(),
                view.events(),
                view.status(),
                endpoint.secrets().getFirst(),
                view.createdAt());
    }

    private static DeliveryView view(DeliveryStore.Row row) {
        Short status = row.responseStatus();
        return new DeliveryView(
                row.event().toString(),
                row.type(),
                row.status(),
                row.attempts(),
                row.status().equals("pending") ? row.nextAt() : null,
                row.lastAt(),
                status == null ? null : status.intValue(),
                row.millis(),
                row.error(),
                row.response());
    }
}
