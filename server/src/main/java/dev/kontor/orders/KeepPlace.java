package dev.kontor.orders;

import dev.kontor.events.Event;
import dev.kontor.events.Events;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Ends the doubt about the place of a paid order whose bank contradicts it (handbook 4.3 (2)): the
 * buyer has proven the place, or else all of the order is refunded and may be sold again.
 *
 * <p>What nobody ends does not stay open for ever. On the day that it is due the place is kept if
 * two signs agree on it by now. Else whoever looks after the vendor's orders is told, every week
 * again. After four weeks, before a return of the One-Stop Shop is due, it stays taxed where it
 * was: the buyer has named that place, no tax was paid anywhere else, and none is chosen for its
 * rate. A refund settles it even then.
 */
final class KeepPlace {
    /** How often it is told that a doubt is overdue. */
    private static final Duration AGAIN = Duration.ofDays(7);

    private static final String SYSTEM = "system";

    private final Database database;
    private final Clocks clocks;
    private final Tax tax;
    private final AuditLog auditLog;
    private final Events events;
    private final Reviews reviews;
    private final OrderStore store;
    private final OrderViews views;

    KeepPlace(
            Database database,
            Clocks clocks,
            Tax tax,
            AuditLog auditLog,
            Events events,
            Reviews reviews,
            OrderStore store,
            OrderViews views) {
        this.database = database;
        this.clocks = clocks;
        this.tax = tax;
        this.auditLog = auditLog;
        this.events = events;
        this.reviews = reviews;
        this.store = store;
        this.views = views;
    }

    /** Who ends it, why and when. */
    private record Word(String actor, String reason, Instant at) {}

    /**
     * Decides about a paid order. Accepted, the place stays; a 409 when it is rejected, or when its
     * bank sides with another place of the buyer's, which only a refund can settle, or when its
     * place is not in doubt any more.
     *
     * @param reason what the buyer has proven the place by
     */
    void decide(VendorId vendor, OrderId id, boolean accept, String reason, String actor) {
        Word word = new Word(actor, reason, clocks.now(vendor));
        database.run(tx -> {
            Order order =
                    store.lock(tx, vendor, id)
                            .orElseThrow(() -> OrderProblems.notFound(id.toString()));
            if (!close(tx, order, "place.kept", word)) {
                throw OrderProblems.notInReview();
            }
            if (!accept) {
                throw OrderProblems.refundInstead();
            }
            Determination last = last(order);
            TaxQuestion.Buyer buyer = last.question().buyer();
            tax.record(
                    tx,
                    List.of(
                            tax.proven(
                                            last,
                                            banking(buyer, order).proving(buyer.country()),
                                            word.at())
                                    .orElseThrow(OrderProblems::refundInstead)));
        });
    }

    /** A doubt is due: keeps the place, or tells of it, and says when to look again. */
    Optional<Instant> due(VendorId vendor, String key, Instant now) {
        OrderId id = OrderId.parse(key);
        return database.write(tx -> {
            Order order = store.lock(tx, vendor, id).orElseThrow();
            return reviews.placeInDoubt(tx, vendor, id)
                    .flatMap(queuedAt -> due(tx, order, Reviews.lastDay(queuedAt), now));
        });
    }

    private Optional<Instant> due(Tx tx, Order order, Instant lastDay, Instant now) {
        Determination last = last(order);
        Optional<Determination> proven =
                tax.proven(last, banking(last.question().buyer(), order), now);
        if (proven.isPresent()) {
            close(
                    tx,
                    order,
                    "place.kept",
                    new Word(SYSTEM, "two signs agree: " + signs(order), now));
            tax.record(tx, List.of(proven.get()));
            return Optional.empty();
        }
        if (!now.isBefore(lastDay)) {
            close(
                    tx,
                    order,
                    "place.kept_unanswered",
                    new Word(SYSTEM, "nobody has answered in time: " + signs(order), now));
            return Optional.empty();
        }
        Word word = new Word(SYSTEM, "the signs contradict each other: " + signs(order), now);
        audit(tx, order, "place.overdue", word);
        tell(tx, order, "order.place_overdue", word);
        Instant again = now.plus(AGAIN);
        return Optional.of(again.isBefore(lastDay) ? again : lastDay);
    }

    /**
     * A sale was corrected, in the same transaction: its doubt is over if the place is proven by
     * now, such as by a tax id of there that its register knows.
     *
     * @param anew the corrected sale
     * @param documented whether a person has a document of the buyer's for that place
     */
    void corrected(Tx tx, Determination anew, boolean documented, String actor) {
        OrderId id = new OrderId(anew.orderId());
        if (reviews.placeInDoubt(tx, anew.vendor(), id).isEmpty()) {
            return;
        }
        Order order = store.lock(tx, anew.vendor(), id).orElseThrow();
        Instant now = anew.determinedAt();
        if (documented
                || tax.proven(anew, banking(anew.question().buyer(), order), now).isPresent()) {
            close(tx, order, "place.kept", new Word(actor, "the sale was corrected", now));
        }
    }

    private Determination last(Order order) {
        return tax.determinations(order.vendor(), order.id().value()).getLast();
    }

    /** The buyer, with what the payment has told. */
    private static TaxQuestion.Buyer banking(TaxQuestion.Buyer buyer, Order order) {
        return buyer.withSignals(buyer.signals().ipCountry(), FollowPlace.bank(order));
    }

    private static String signs(Order order) {
        return order.snapshot().tax().evidence().stream()
                .map(it -> it.type() + " " + it.country())
                .collect(Collectors.joining(", "));
    }

    private boolean close(Tx tx, Order order, String action, Word word) {
        if (!reviews.keepPlace(
                tx, order.vendor(), order.id(), word.reason(), word.actor(), word.at())) {
            return false;
        }
        audit(tx, order, action, word);
        tell(tx, order, "order.place_kept", word);
        return true;
    }

    private void audit(Tx tx, Order order, String action, Word word) {
        auditLog.append(
                tx,
                new AuditLog.Entry(
                        order.vendor(),
                        word.actor(),
                        action,
                        order.id().toString(),
                        word.reason(),
                        null,
                        null),
                word.at());
    }

    private void tell(Tx tx, Order order, String type, Word word) {
        events.append(
                tx,
                List.of(
                        new Event(
                                order.vendor(),
                                type,
                                order.id().value(),
                                word.actor(),
                                word.at(),
                                Json.write(views.load(order, word.at())))));
    }
}
