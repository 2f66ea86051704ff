package dev.kontor.events;

import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Webhook endpoints for those who look after them on pages. Times are real. */
public final class WebhookDesk {
    /**
     * An endpoint as it stands, without its secret.
     *
     * @param disabledReason why nothing is sent to it; null while it is enabled
     * @param failingSince the first failure after the last success
     */
    public record View(
            EndpointId id,
            String url,
            List<String> types,
            @Nullable String disabledReason,
            @Nullable Instant failingSince) {}

    /**
     * An event on its way to an endpoint.
     *
     * @param status {@code pending}, {@code succeeded} or {@code failed}
     * @param nextAt when it is sent next, while it is pending
     * @param response the status that the endpoint has answered last
     * @param error what went wrong last, without an answer
     */
    public record Delivery(
            String type,
            String status,
            int attempts,
            Instant nextAt,
            @Nullable Instant lastAt,
            @Nullable Integer response,
            @Nullable String error) {}

    private final Webhooks webhooks;
    private final EndpointUrl urls;

    WebhookDesk(Webhooks webhooks, EndpointUrl urls) {
        this.webhooks = webhooks;
        this.urls = urls;
    }

    public List<View> all(VendorId vendor) {
        return webhooks.all(vendor).stream().map(WebhookDesk::view).toList();
    }

    public View get(VendorId vendor, EndpointId id) {
        return view(webhooks.get(vendor, id));
    }

    /** The newest deliveries to an endpoint. */
    public List<Delivery> deliveries(VendorId vendor, EndpointId id, int most) {
        return webhooks.deliveries(vendor, id, null, most).stream()
                .map(WebhookDesk::delivery)
                .toList();
    }

    /** Judges an address before it is kept, a 422 at {@code /url}; looks up its host. */
    public String checked(String url, boolean live) {
        return urls.check(url, live);
    }

    /** Makes an endpoint with an address that was {@link #checked}; answers its secret. */
    public String create(Tx tx, VendorId vendor, String url, List<String> types) {
        return webhooks.create(tx, vendor, url, types).secrets().getFirst();
    }

    /** Takes a disabled endpoint up again where it stopped. */
    public void enable(Tx tx, VendorId vendor, EndpointId id) {
        webhooks.enable(tx, vendor, id);
    }

    /** Sends an event that only this endpoint gets. */
    public void test(Tx tx, VendorId vendor, EndpointId id, String actor) {
        webhooks.test(tx, vendor, id, actor);
    }

    public void delete(Tx tx, VendorId vendor, EndpointId id) {
        webhooks.delete(tx, vendor, id);
    }

    private static View view(Endpoint it) {
        return new View(
                it.id(),
                it.url(),
                it.types(),
                it.enabled() ? null : Objects.requireNonNullElse(it.disabledReason(), "failing"),
                it.failingSince());
    }

    private static Delivery delivery(DeliveryStore.Row it) {
        Short response = it.responseStatus();
        return new Delivery(
                it.type(),
                it.status(),
                it.attempts(),
                it.nextAt(),
                it.lastAt(),
                response == null ? null : response.intValue(),
                it.error());
    }
}
