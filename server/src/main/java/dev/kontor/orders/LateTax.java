package dev.kontor.orders;

import dev.kontor.payments.Outcome;
import dev.kontor.platform.Problem;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Registrations;
import dev.kontor.tax.Standing;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.vendors.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The tax of an order whose money came on a later day than its tax was decided for: the buyer has
 * paid a total, which stays, and the tax in it is that of the day of payment (handbook 4.1). So is
 * that of an order that was spared tax when it was priced, and crosses a threshold when it is paid,
 * since others were paid in between: the order that crosses is taxed (handbook 4.2); and that of an
 * order whose seller was registered in its place, or ceased to be, in between. Two moments in the
 * same quarter of an hour of UTC lie in the same day everywhere, and registrations are in memory,
 * so that most orders need nothing but a look at the clock and at those.
 */
final class LateTax {
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    private final Tax tax;
    private final AskAnew ask;

    LateTax(Tax tax, DecideTax decide) {
        this.tax = tax;
        this.ask = new AskAnew(tax, decide);
    }

    /** The order on its way to the second commit, with the tax of the day of its payment. */
    Completion completion(Vendor vendor, Order order, Outcome outcome) {
        Registrations registrations = tax.registrations(vendor.id());
        Instant at = outcome.at();
        boolean later = quarter(at) > quarter(order.taxedAt()) && ask.isLaterDay(order, at);
        if (!later && !ask.isRegisteredOtherwise(order, at) && !ask.isOverThreshold(order, at)) {
            return new Completion(vendor, registrations, order, outcome, null, false);
        }
        Determination last = ask.last(order);
        return decide(order, last, at)
                .map(it ->
                        new Completion(
                                vendor,
                                registrations,
                                order.holding(it.question(), it.answer(), at),
                                outcome,
                                AskAnew.next(order, last, it, at),
                                false))
                .orElseGet(
                        () -> new Completion(vendor, registrations, order, outcome, null, false));
    }

    /**
     * What is due. The money is there: where nothing may be sold any more, it is still taxed as a
     * registered seller's sale if it was taxed before, and else left as it was.
     */
    private Optional<DecideTax.Decision> decide(Order order, Determination last, Instant at) {
        try {
            return Optional.of(ask.holding(order, last.question(), ask.standing(order, at), at));
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
