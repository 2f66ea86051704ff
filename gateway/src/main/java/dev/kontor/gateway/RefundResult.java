package dev.kontor.gateway;

import org.jspecify.annotations.Nullable;

/** The answer to a refund. {@code reference} is the provider's id of the refund. */
public sealed interface RefundResult {

    /** The money has left us. */
    record Succeeded(String reference) implements RefundResult {}

    /** Taken on; {@link Gateway#inquireRefund} or the provider's notice tells the end. */
    record Pending(String reference) implements RefundResult {}

    /** Not refunded (card closed, method without refunds): still owed, by another way. */
    record Failed(String code, @Nullable String rawCode, String message) implements RefundResult {}

    /** The money may or may not have left; ask with {@link Gateway#inquireRefund}. */
    record Unknown(String reason) implements RefundResult {}
}
