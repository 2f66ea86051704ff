package dev.kontor.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A charge that was sent, or was about to be sent when the process died, and all that we know of
 * it.
 *
 * @param charge the request, as it was
 * @param operation how it was sent
 * @param reference the provider's id, when an answer came
 * @param returned what the buyer's browser brought back from an action, once recorded
 * @param now the present time on the tenant's clock
 */
public record Submitted(
        Charge charge,
        Operation operation,
        @Nullable String reference,
        @Nullable Returned returned,
        Instant now) {

    /** Which of the two calls was made. */
    public enum Operation {
        /** {@link Gateway#charge}. */
        CHARGE,
        /** {@link Gateway#authorize}. */
        AUTHORIZE
    }
}
