package dev.kontor.orders;

import dev.kontor.tax.ProvenPlace;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A further payment of an order that is not paid.
 *
 * @param phone with its country's code, as in {@link OrderInput.BuyerInput}: a sign of the place
 * @param confirmed where the buyer confirms to live, likewise
 * @param agreed the total that the buyer was shown, in minor units of the order's currency; null
 *     where only the caller knows
 * @param returnUrl where the buyer comes back from an action, such as 3-D Secure
 */
public record FurtherPayment(
        OrderInput.PaymentInput payment,
        @Nullable String phone,
        @Nullable ProvenPlace confirmed,
        @Nullable Long agreed,
        @Nullable URI returnUrl) {}
