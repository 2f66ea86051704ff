package dev.kontor.payments;

import dev.kontor.gateway.Amount;
import dev.kontor.gateway.CancelRequest;
import dev.kontor.gateway.CancelResult;
import dev.kontor.gateway.CaptureRequest;
import dev.kontor.gateway.CaptureResult;
import dev.kontor.gateway.ChargeDetails;
import dev.kontor.gateway.ChargeRef;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.DeclineClass;
import dev.kontor.gateway.Gateway;
import dev.kontor.gateway.Inquiry;
import dev.kontor.gateway.Key;
import dev.kontor.gateway.RefundRequest;
import dev.kontor.gateway.RefundResult;
import dev.kontor.gateway.Returned;
import dev.kontor.gateway.Submitted;
import dev.kontor.payments.db.tables.records.AttemptsRecord;
import dev.kontor.platform.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The calls to the gateway of a written attempt. Each blocks for ten seconds at most, repeats under
 * the same key do nothing twice, and none is made inside a transaction.
 */
final class GatewayCalls {
    private final Gateways gateways;
    private final PaymentStore store;

    GatewayCalls(Gateways gateways, PaymentStore store) {
        this.gateways = gateways;
        this.store = store;
    }

    /** Nothing to pay: taken as captured, without a gateway. */
    static Outcome free(Attempt attempt) {
        return new Outcome(
                attempt,
                new ChargeResult.Captured(
                        "free", amount(attempt), amount(attempt), ChargeDetails.NONE),
                attempt.at());
    }

    ChargeResult charge(Attempt attempt) {
        return switch (attempt.operation()) {
            case CHARGE -> gateway(attempt).charge(attempt.charge());
            case AUTHORIZE -> gateway(attempt).authorize(attempt.charge());
        };
    }

    /** Goes on after the buyer has returned from an action. */
    ChargeResult resume(Attempt attempt, Returned returned, Instant now) {
        return gateway(attempt).resume(submitted(attempt, returned, now));
    }

    /** Takes authorized money. */
    ChargeResult capture(Attempt attempt) {
        CaptureRequest request =
                new CaptureRequest(new Key("cap-" + attempt.id()), ref(attempt), amount(attempt));
        return switch (gateway(attempt).capture(request)) {
            case CaptureResult.Captured it ->
                    new ChargeResult.Captured(
                            it.reference(), it.received(), it.fee(), ChargeDetails.NONE);
            case CaptureResult.Failed it ->
                    new ChargeResult.Declined(
                            DeclineClass.GENERIC,
                            it.code(),
                            it.rawCode(),
                            null,
                            it.message(),
                            reference(attempt),
                            ChargeDetails.NONE);
            case CaptureResult.Accepted it -> new ChargeResult.Unknown("capture accepted");
            case CaptureResult.Unknown it -> new ChargeResult.Unknown(it.reason());
        };
    }

    /** Releases an authorization, or asks to drop a charge whose fate is unknown. */
    boolean cancel(Attempt attempt) {
        CancelRequest request = new CancelRequest(new Key("void-" + attempt.id()), ref(attempt));
        return gateway(attempt).cancel(request) instanceof CancelResult.Canceled;
    }

    /** Ends an attempt that waits for the buyer; what became of it, where it cannot be ended. */
    ChargeResult end(Attempt attempt, Instant now) {
        if (cancel(attempt)) {
            return notPaid(attempt, "canceled", "It was canceled before the buyer confirmed it.");
        }
        return switch (inquire(attempt, now)) {
            case Inquiry.Found<ChargeResult>(var result) -> result;
            case Inquiry.NotProcessed<ChargeResult> ignored ->
                    notPaid(attempt, "not_processed", "The gateway has not processed the charge.");
            case Inquiry.Unresolved<ChargeResult>(String why) -> new ChargeResult.Unknown(why);
        };
    }

    private ChargeResult notPaid(Attempt attempt, String code, String message) {
        return new ChargeResult.Declined(
                DeclineClass.TECHNICAL,
                code,
                null,
                null,
                message,
                reference(attempt),
                ChargeDetails.NONE);
    }

    RefundResult refund(Attempt attempt, String key, Money amount, Instant at) {
        return gateway(attempt).refund(refundRequest(attempt, key, amount, at));
    }

    Inquiry<RefundResult> inquireRefund(
            Attempt attempt, String key, Money amount, Instant at, Instant now) {
        return gateway(attempt).inquireRefund(refundRequest(attempt, key, amount, at), now);
    }

    /** What became of the attempt, by the gateway's own word. */
    Inquiry<ChargeResult> inquire(Attempt attempt, Instant now) {
        return attempt.amount().isZero()
                ? new Inquiry.Found<>(free(attempt).result())
                : gateway(attempt).inquire(submitted(attempt, null, now));
    }

    private Gateway gateway(Attempt attempt) {
        return gateways.get(attempt.gateway());
    }

    private RefundRequest refundRequest(Attempt attempt, String key, Money amount, Instant at) {
        return new RefundRequest(
                new Key(key), ref(attempt), new Amount(amount.minor(), amount.currency()), at);
    }

    private Submitted submitted(Attempt attempt, @Nullable Returned returned, Instant now) {
        return new Submitted(
                attempt.charge(), attempt.operation(), reference(attempt), returned, now);
    }

    private ChargeRef ref(Attempt attempt) {
        return attempt.charge().ref(reference(attempt));
    }

    private @Nullable String reference(Attempt attempt) {
        return store.attempts(attempt.vendor(), attempt.payment()).stream()
                .filter(row -> row.getNo() == attempt.no())
                .findFirst()
                .map(AttemptsRecord::getReference)
                .orElse(null);
    }

    private static Amount amount(Attempt attempt) {
        return new Amount(attempt.amount().minor(), attempt.amount().currency());
    }
}
