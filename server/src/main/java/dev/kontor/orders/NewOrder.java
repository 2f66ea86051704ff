package dev.kontor.orders;

import dev.kontor.gateway.Buyer;
import dev.kontor.payments.PaymentId;
import dev.kontor.payments.Route;
import dev.kontor.platform.Idempotency;
import dev.kontor.vendors.Vendor;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order that was checked and priced, and is about to be written.
 *
 * @param route the gateway that will be asked, if risk lets it
 * @param cardCountry of the card, where its token tells
 * @param key under which the client may repeat the call
 * @param returnUrl where the buyer comes back from an action
 */
record NewOrder(
        Vendor vendor,
        OrderId id,
        PaymentId payment,
        OrderInput input,
        Quote quote,
        Route route,
        Optional<Idempotency.Key> key,
        String actor,
        @Nullable String cardCountry,
        @Nullable URI returnUrl,
        Instant now) {

    String number() {
        return id.number(vendor.code());
    }

    String locale() {
        String given = input.buyer().locale();
        return given == null ? "en" : given;
    }

    /** What the gateway may know of the buyer. */
    Buyer payer() {
        OrderInput.BuyerInput buyer = input.buyer();
        return new Buyer(
                buyer.country(),
                buyer.region(),
                buyer.postalCode(),
                buyer.city(),
                buyer.line1(),
                buyer.name(),
                buyer.email(),
                buyer.ip(),
                locale());
    }
}
