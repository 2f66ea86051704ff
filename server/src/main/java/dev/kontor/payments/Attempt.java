package dev.kontor.payments;

import dev.kontor.gateway.Amount;
import dev.kontor.gateway.Buyer;
import dev.kontor.gateway.Charge;
import dev.kontor.gateway.Instrument;
import dev.kontor.gateway.Key;
import dev.kontor.gateway.Submitted.Operation;
import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One submission of a payment to a gateway, as it was decided before the call.
 *
 * @param no 1 for the first
 * @param route why this gateway was chosen
 * @param cascade whether this is the last route of a buyer's submission: the one further, or one
 *     that was taken back
 * @param challenge demand strong authentication
 * @param at when it is submitted, on the vendor's clock
 * @param buyer what the gateway may know of the buyer; after a restart the country only
 * @param statement what the buyer reads on the card's statement, the same in every attempt
 */
public record Attempt(
        VendorId vendor,
        UUID orderId,
        String orderNumber,
        PaymentId payment,
        AttemptId id,
        int no,
        String gateway,
        String route,
        boolean cascade,
        Operation operation,
        boolean challenge,
        String method,
        String token,
        Money amount,
        Buyer buyer,
        @Nullable String statement,
        @Nullable URI returnUrl,
        Instant at) {

    /** The request to the gateway. */
    Charge charge() {
        return new Charge(
                new Key(id.toString()),
                new Amount(amount.minor(), amount.currency()),
                Instrument.once(method, token),
                buyer,
                at,
                orderNumber,
                statement,
                challenge,
                returnUrl);
    }

    /** The one further route of the same submission. */
    Attempt cascade(String to, String reason, Instant now) {
        return next(to, reason, true, operation, challenge, method, token, returnUrl, now);
    }

    /** A new submission of the same payment by the buyer, who comes back to {@code otherReturn}. */
    Attempt again(
            Route route,
            String otherMethod,
            String otherToken,
            @Nullable URI otherReturn,
            Instant now) {
        return next(
                route.gateway(),
                route.reason(),
                false,
                operation,
                challenge,
                otherMethod,
                otherToken,
                otherReturn,
                now);
    }

    private Attempt next(
            String to,
            String reason,
            boolean further,
            Operation how,
            boolean demand,
            String otherMethod,
            String otherToken,
            @Nullable URI otherReturn,
            Instant now) {
        return new Attempt(
                vendor,
                orderId,
                orderNumber,
                payment,
                AttemptId.next(),
                no + 1,
                to,
                reason,
                further,
                how,
                demand,
                otherMethod,
                otherToken,
                amount,
                buyer,
                statement,
                otherReturn,
                now);
    }
}
