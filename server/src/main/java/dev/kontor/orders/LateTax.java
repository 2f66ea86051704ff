package dev.kontor.orders;

import dev.kontor.nexus.Crossings;
import dev.kontor.payments.Outcome;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Counting;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Registrations;
import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.Standing;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.vendors.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tax of an order whose money came on a later day than its tax was decided for: the buyer has
 * paid a total, which stays, and the tax in it is that of the day of payment (handbook 4.1). So is
 * that of an order that was spared tax when it was priced, and crosses a threshold when it is
 * booked, since others were booked in between: the order that crosses is taxed (handbook 4.2); and
 * that of an order whose seller was registered in its place, or ceased to be, in between. Two
 * moments in the same quarter of an hour of UTC lie in the same day everywhere, and registrations
 * are in memory, so that most orders need nothing but a look at the clock and at those.
 */
final class LateTax {
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    private final Tax tax;
    private final AskAnew ask;
    private final Counting counting;
    private final Crossings crossings;

    LateTax(Tax tax, DecideTax decide, Crossings crossings) {
        this.tax = tax;
        this.ask = new AskAnew(tax, decide);
        this.counting = new Counting(tax);
        this.crossings = crossings;
    }

    /** The order on its way to the second commit, with the tax of the day of its payment. */
    Completion completion(Vendor vendor, Order order, Outcome outcome) {
        Registrations registrations = tax.registrations(vendor.id());
        Completion agreed = new Completion(vendor, registrations, order, outcome, null, false);
        Instant at = outcome.at();
        boolean later = quarter(at) > quarter(order.taxedAt()) && ask.isLaterDay(order, at);
        boolean otherwise = later || ask.isRegisteredOtherwise(order, at);
        Standing standing = ask.standing(order, at);
        Standing crossing = ask.crossing(order, null, standing);
        return otherwise || crossing != null
                ? anew(agreed, ask.last(order), crossing == null ? standing : crossing)
                : agreed;
    }

    /**
     * The orders of one commit with the tax that is right when they are booked. Of those that were
     * spared tax, who may cross a threshold is looked at one after another, while nobody else books
     * sales that count for it.
     */
    List<Completion> settled(Tx tx, List<Completion> batch) {
        List<Crossings.Selling> selling = new ArrayList<>(0);
        for (Completion it : batch) {
            Order order = it.order();
            Standing standing = ask.standing(order, it.outcome().at());
            if (counting.bearsOn(standing, order.snapshot().tax().breakdown())) {
                selling.add(
                        new Crossings.Selling(
                                order.vendor(),
                                it.outcome().at(),
                                ask.spared(order, standing),
                                sold(it)));
            }
        }
        if (selling.isEmpty()) {
            return batch;
        }
        Crossings.Turn turn = crossings.turn(tx, selling);
        return turn.isFree() ? batch : batch.stream().map(it -> settled(turn, it)).toList();
    }

    private Completion settled(Crossings.Turn turn, Completion it) {
        VendorId vendor = it.order().vendor();
        if (!turn.isNear(vendor)) {
            return it;
        }
        Standing now = turn.standing(vendor, it.order().currency(), it.outcome().at());
        Standing crossing = ask.crossing(it.order(), it.anew(), now);
        Completion right = it;
        if (crossing != null) {
            right = anew(it, last(it), crossing);
            turn.crossed(vendor);
        }
        turn.book(vendor, sold(right));
        return right;
    }

    private Determination last(Completion it) {
        Determination pending = it.anew();
        return pending == null ? ask.last(it.order()) : pending;
    }

    private List<SoldOnDay> sold(Completion it) {
        return counting.of(List.of(TaxBookings.expected(it)));
    }

    private Completion anew(Completion it, Determination last, Standing standing) {
        Order order = it.order();
        Instant at = it.outcome().at();
        return decide(order, last, standing, at)
                .map(decided ->
                        new Completion(
                                it.vendor(),
                                it.registrations(),
                                order.holding(decided.question(), decided.answer(), at),
                                it.outcome(),
                                next(it, last, decided),
                                it.doubted()))
                .orElse(it);
    }

    /** In the place of a decision that is not kept yet. */
    private static Determination next(
            Completion it, Determination last, DecideTax.Decision decided) {
        Determination next = AskAnew.next(it.order(), last, decided, it.outcome().at());
        return it.anew() == null
                ? next
                : new Determination(
                        next.vendor(),
                        next.orderId(),
                        last.no(),
                        next.determinedAt(),
                        next.question(),
                        next.answer());
    }

    /**
     * What is due. The money is there: where nothing may be sold any more, it is still taxed as a
     * registered seller's sale if it was taxed before, and else left as it was.
     */
    private Optional<DecideTax.Decision> decide(
            Order order, Determination last, Standing standing, Instant at) {
        try {
            return Optional.of(ask.holding(order, last.question(), standing, at));
        } catch (Problem unsellable) {
            return last.answer().tax() == 0 ? Optional.empty() : regardless(order, last, at);
        }
    }

    private Optional<DecideTax.Decision> regardless(Order order, Determination last, Instant at) {
        try {
            DecideTax.Decision decided =
                    ask.holding(order, last.question(), Standing.everywhere(), at);
            TaxAnswer.Determined answer = decided.answer();
            return answer.gross() == order.total() ? Optional.of(decided) : Optional.empty();
        } catch (Problem barred) { // The place itself: its tax stays that of the day of the order.
            return Optional.empty();
        }
    }

    private static long quarter(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), QUARTER);
    }
}
