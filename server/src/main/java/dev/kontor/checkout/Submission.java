package dev.kontor.checkout;

import dev.kontor.orders.OrderInput;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to place a session's order.
 *
 * @param version of the quote that was seen
 * @param consents the boxes that were ticked, with their words
 * @param address of the buyer's device; null when a program submits
 * @param returnUrl where the buyer comes back from an action
 */
record Submission(
        int version,
        OrderInput.PaymentInput payment,
        OrderInput.Consents agreed,
        List<Consent> consents,
        @Nullable String address,
        String actor,
        @Nullable URI returnUrl) {}
