package dev.kontor.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An endpoint as the API shows it: without its secret. */
record EndpointView(
        String id,
        String url,
        List<String> events,
        String status,
        @Nullable String disabledReason,
        @Nullable Instant failingSince,
        Instant createdAt) {
    static EndpointView of(Endpoint endpoint) {
        return new EndpointView(
                endpoint.id().toString(),
                endpoint.url(),
                endpoint.types(),
                endpoint.enabled() ? "enabled" : "disabled",
                endpoint.disabledReason(),
                endpoint.failingSince(),
                endpoint.createdAt());
    }
}
