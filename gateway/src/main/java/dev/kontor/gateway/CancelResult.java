package dev.kontor.gateway;

import org.jspecify.annotations.Nullable;

/** The answer to a cancellation. */
public sealed interface CancelResult {

    /** Nothing is reserved anymore, and nothing was or will be taken. */
    record Canceled() implements CancelResult {}

    /** The provider took the order but does not say that it is done: the charge stays unknown. */
    record Accepted() implements CancelResult {}

    /** Not canceled: captured before, expired, or not known there. Inquire. */
    record Failed(String code, @Nullable String rawCode, String message) implements CancelResult {}

    /** Repeat with the same key. */
    record Unknown(String reason) implements CancelResult {}
}
