package dev.kontor.events;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook endpoint as it stands.
 *
 * @param secrets that sign now, in plain: the newest first, and the one before for a day
 * @param failingSince the first failure after the last success, in real time
 * @param disabledReason why nothing is sent to it, null while it is enabled
 */
record Endpoint(
        VendorId vendor,
        EndpointId id,
        String url,
        List<String> types,
        List<String> secrets,
        boolean enabled,
        @Nullable String disabledReason,
        @Nullable Instant failingSince,
        Instant createdAt) {}
