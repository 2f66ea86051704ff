package dev.kontor.refunds;

import dev.kontor.gateway.Inquiry;
import dev.kontor.gateway.RefundResult;
import dev.kontor.payments.Payments;
import dev.kontor.platform.Database;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks what became of refunds whose answer did not come with the call: lost, pending, or never sent
 * because the process died. What the gateway certainly never got is sent again under the same key.
 */
final class FollowRefunds implements Jobs.Handler {
    static final String INQUIRY = "refund_inquiry";
    private static final List<Duration> SOON =
            List.of(Duration.ofSeconds(3), Duration.ofSeconds(5));
    private static final Duration LATER = Duration.ofHours(1);

    private final Database database;
    private final Payments payments;
    private final ConcludeRefund conclude;
    private final RefundStore store;

    FollowRefunds(
            Database database, Payments payments, ConcludeRefund conclude, RefundStore store) {
        this.database = database;
        this.payments = payments;
        this.conclude = conclude;
        this.store = store;
    }

    /** Sends an approved refund to the gateway that took the money, and records its answer. */
    Refund send(Refund refund, Instant now) {
        RefundResult result =
                payments.refund(
                        refund.vendor(),
                        refund.payment(),
                        refund.gatewayKey(),
                        refund.amount(),
                        refund.approvedAt());
        return conclude.apply(refund, result, now);
    }

    @Override
    public Optional<Instant> run(VendorId vendor, String key, Instant now) {
        RefundId id = RefundId.parse(key);
        Refund refund = database.read(sql -> store.find(sql, vendor, id)).orElseThrow();
        return switch (refund.status()) {
            case SUBMITTED, UNKNOWN -> ask(refund, now);
            case REVIEW, SUCCEEDED, FAILED, CANCELLED -> Optional.empty();
        };
    }

    private Optional<Instant> ask(Refund refund, Instant now) {
        Inquiry<RefundResult> found =
                payments.inquireRefund(
                        refund.vendor(),
                        refund.payment(),
                        refund.gatewayKey(),
                        refund.amount(),
                        refund.approvedAt(),
                        now);
        return switch (found) {
            case Inquiry.Found<RefundResult>(RefundResult.Unknown it) ->
                    unresolved(refund, it, now);
            case Inquiry.Found<RefundResult>(var result) -> {
                conclude.apply(refund, result, now);
                yield Optional.empty();
            }
            case Inquiry.NotProcessed<RefundResult> ignored -> {
                send(refund, now);
                yield Optional.empty();
            }
            case Inquiry.Unresolved<RefundResult>(String why) ->
                    unresolved(refund, new RefundResult.Unknown(why), now);
        };
    }

    private Optional<Instant> unresolved(Refund refund, RefundResult.Unknown unknown, Instant now) {
        if (refund.status() == RefundStatus.SUBMITTED) {
            conclude.apply(refund, unknown, now);
            return Optional.empty();
        }
        int asked = database.write(tx -> store.inquired(tx, refund.vendor(), refund.id()));
        return Optional.of(now.plus(asked <= SOON.size() ? SOON.get(asked - 1) : LATER));
    }
}
