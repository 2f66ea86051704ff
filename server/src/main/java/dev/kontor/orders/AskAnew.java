package dev.kontor.orders;

import dev.kontor.platform.VendorId;
import dev.kontor.tax.Counting;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Standing;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxPoint;
import dev.kontor.tax.TaxQuestion;
import dev.kontor.tax.Treatment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks anew what the tax of an order is that is paid later than it was placed: its tax point is the
 * payment (handbook 4.1), and registrations, thresholds and certificates are those of then. Prices
 * and discounts are as agreed.
 */
final class AskAnew {
    private final Tax tax;
    private final DecideTax decide;
    private final Counting counting;

    AskAnew(Tax tax, DecideTax decide) {
        this.tax = tax;
        this.decide = decide;
        this.counting = new Counting(tax);
    }

    /** How the order's tax was decided last. */
    Determination last(Order order) {
        return tax.determinations(order.vendor(), order.id().value()).getLast();
    }

    /** The tax at the agreed prices; 422 where there is none. */
    DecideTax.Decision pricing(
            Order order, TaxQuestion asked, TaxQuestion.Buyer buyer, Instant at) {
        return decide.decide(order.vendor(), email(order), question(order, asked, buyer, at), at);
    }

    /** The tax in what the buyer has paid; 422 where there is none. */
    DecideTax.Decision holding(Order order, TaxQuestion asked, Standing standing, Instant at) {
        TaxQuestion question =
                question(order, asked, asked.buyer(), at).at(TaxPoint.at(at), standing);
        long[] paid = order.snapshot().lines().stream().mapToLong(Snapshot.Line::total).toArray();
        return decide.held(paid, order.vendor(), email(order), question, at);
    }

    /** Where the seller stands by now. */
    Standing standing(Order order, Instant now) {
        return tax.standing(order.vendor(), order.currency(), now);
    }

    /** Whether the day is another than that of the order's tax point, where it is taxed. */
    boolean isLaterDay(Order order, Instant at) {
        Snapshot.TaxFacts taxed = order.snapshot().tax();
        return PlaceDay.of(tax, taxed, at).isAfter(PlaceDay.of(tax, taxed, order.taxedAt()));
    }

    /**
     * Whether the seller's registrations that bear on the order are others by now. Reads memory
     * alone, but where they seem to be: then others' changes are read too.
     */
    boolean isRegisteredOtherwise(Order order, Instant at) {
        Snapshot.TaxFacts taxed = order.snapshot().tax();
        if (!taxed.isRegisteredOtherwise(standing(order, at).registrations())) {
            return false;
        }
        tax.forgetRegistrations(order.vendor());
        return taxed.isRegisteredOtherwise(standing(order, at).registrations());
    }

    /**
     * Under which codes the order was spared a tax for want of a registration, or taxed at home by
     * the EUR 10,000 rule. Reads memory alone; the latter may turn out to be for another reason.
     */
    Set<String> spared(Order order, Standing standing) {
        List<String> untaxed = untaxed(order);
        if (!untaxed.isEmpty()) {
            return counting.spared(standing, untaxed);
        }
        return isTaxedElsewhere(order) ? counting.micro(standing) : Set.of();
    }

    /**
     * The standing under which the order is taxed, since others have brought it over a threshold
     * that it was spared by; null where they have not. Reads memory alone, but for orders that end
     * the EUR 10,000 rule.
     *
     * @param pending a decision about the order that is yet to be kept
     */
    @Nullable Standing crossing(Order order, @Nullable Determination pending, Standing now) {
        List<String> untaxed = untaxed(order);
        Set<String> crossed = Set.of();
        if (!untaxed.isEmpty()) {
            crossed = counting.crossed(now, untaxed, order.net());
        } else if (isTaxedElsewhere(order)
                && now.isMicroCrossedBy(order.net())
                && isByMicro(order, pending)) {
            crossed = counting.micro(now);
        }
        return crossed.isEmpty() ? null : now.crossing(crossed);
    }

    private static List<String> untaxed(Order order) {
        List<String> untaxed = new ArrayList<>(0);
        for (TaxAnswer.Group it : order.snapshot().tax().breakdown()) {
            if (it.treatment() == Treatment.NOT_REGISTERED) {
                untaxed.add(it.jurisdiction());
            }
        }
        return untaxed;
    }

    private boolean isByMicro(Order order, @Nullable Determination pending) {
        return (pending == null ? last(order) : pending).answer().isByMicroThreshold();
    }

    /** Whether the tax is not that of the buyer's country. */
    private static boolean isTaxedElsewhere(Order order) {
        Snapshot.TaxFacts facts = order.snapshot().tax();
        return facts.breakdown().stream()
                .anyMatch(it -> !it.jurisdiction().startsWith(facts.country()));
    }

    /** What is decided, as the next determination of the order. */
    static Determination next(
            Order order, Determination last, DecideTax.Decision decided, Instant now) {
        VendorId vendor = order.vendor();
        return new Determination(
                vendor,
                order.id().value(),
                last.no() + 1,
                now,
                decided.question(),
                decided.answer());
    }

    private TaxQuestion question(
            Order order, TaxQuestion asked, TaxQuestion.Buyer buyer, Instant at) {
        List<TaxQuestion.Line> lines =
                order.snapshot().lines().stream().map(Snapshot.Line::asked).toList();
        return asked.about(lines)
                .of(buyer.withoutExemptionCertificate())
                .at(TaxPoint.at(at), standing(order, at));
    }

    private static String email(Order order) {
        return order.snapshot().buyer().email();
    }
}
