package dev.kontor.orders;

import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxQuestion;
import java.time.Instant;
import java.util.List;

/**
 * Ends the doubt about the place of a paid order whose bank contradicts it (handbook 4.3 (2)): the
 * buyer has proven the place, or else all of the order is refunded and may be sold again.
 */
final class KeepPlace {
    private final Database database;
    private final Clocks clocks;
    private final Tax tax;
    private final AuditLog auditLog;
    private final Reviews reviews;
    private final OrderStore store;

    KeepPlace(
            Database database,
            Clocks clocks,
            Tax tax,
            AuditLog auditLog,
            Reviews reviews,
            OrderStore store) {
        this.database = database;
        this.clocks = clocks;
        this.tax = tax;
        this.auditLog = auditLog;
        this.reviews = reviews;
        this.store = store;
    }

    /**
     * Decides about a paid order. Accepted, the place stays; a 409 when it is rejected, or when its
     * bank sides with another place of the buyer's, which only a refund can settle, or when its
     * place is not in doubt any more.
     *
     * @param reason what the buyer has proven the place by
     */
    void decide(VendorId vendor, OrderId id, boolean accept, String reason, String actor) {
        Instant now = clocks.now(vendor);
        database.run(tx -> {
            Order order =
                    store.lock(tx, vendor, id)
                            .orElseThrow(() -> OrderProblems.notFound(id.toString()));
            if (!reviews.keepPlace(tx, vendor, id, reason, actor, now)) {
                throw OrderProblems.notInReview();
            }
            if (!accept) {
                throw OrderProblems.refundInstead();
            }
            tax.record(tx, List.of(proven(order, now)));
            auditLog.append(
                    tx,
                    new AuditLog.Entry(
                            vendor, actor, "place.kept", id.toString(), reason, null, null),
                    now);
        });
    }

    private Determination proven(Order order, Instant now) {
        Determination last = tax.determinations(order.vendor(), order.id().value()).getLast();
        TaxQuestion.Buyer buyer = last.question().buyer();
        return tax.proven(
                        last,
                        buyer.withSignals(buyer.signals().ipCountry(), FollowPlace.bank(order))
                                .proving(buyer.country()),
                        now)
                .orElseThrow(OrderProblems::refundInstead);
    }
}
