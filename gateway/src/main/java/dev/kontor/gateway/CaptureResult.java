package dev.kontor.gateway;

import org.jspecify.annotations.Nullable;

/** The answer to a capture. */
public sealed interface CaptureResult {

    /**
     * The money is ours.
     *
     * @param reference what refunds have to name from now on (some providers give a capture an id
     *     of its own)
     * @param fee what the provider keeps of it, where it says so at once
     */
    record Captured(String reference, Amount received, @Nullable Amount fee)
            implements CaptureResult {}

    /** The provider took the order; {@link Gateway#inquire} finds the charge captured later. */
    record Accepted(String reference) implements CaptureResult {}

    /** Not captured, and will not be: the authorization has expired or was released. */
    record Failed(String code, @Nullable String rawCode, String message) implements CaptureResult {}

    /** Repeat with the same key. */
    record Unknown(String reason) implements CaptureResult {}
}
