package dev.kontor.orders;

import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.DeclineClass;
import dev.kontor.payments.Outcome;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxQuestion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the buyer's place once more when the payment tells the country of its bank or card, and
 * nobody knew it before (handbook 4.3 (3)). The figures stay: no country is ever chosen for its
 * rate. All other payments cost nothing but a look at what came with them.
 */
final class FollowPlace {
    /** What a payment says of the place. */
    sealed interface Sign {
        /** Nothing new. */
        record Nothing() implements Sign {}

        /** The place is where it was taken to be, and there is further evidence of it. */
        record Agrees(Order order, Determination anew) implements Sign {}

        /** The billing address stands alone against the bank. */
        record Contradicts(Order order) implements Sign {}
    }

    private static final Sign NOTHING = new Sign.Nothing();

    private final Tax tax;

    FollowPlace(Tax tax) {
        this.tax = tax;
    }

    /** A paid order on its way to the second commit, with what its payment says of the place. */
    Completion follow(Completion it) {
        return switch (sign(it.order(), it.anew(), it.outcome())) {
            case Sign.Nothing ignored -> it;
            case Sign.Agrees(Order order, Determination anew) ->
                    new Completion(
                            it.vendor(), it.registrations(), order, it.outcome(), anew, false);
            case Sign.Contradicts(Order order) ->
                    new Completion(
                            it.vendor(), it.registrations(), order, it.outcome(), it.anew(), true);
        };
    }

    /**
     * What the answer to a payment says.
     *
     * @param pending a decision about the order that is yet to be kept
     */
    Sign sign(Order order, @Nullable Determination pending, Outcome outcome) {
        String country = outcome.bankCountry();
        if (country == null || bank(order) != null) {
            return NOTHING;
        }
        Determination last =
                pending == null
                        ? tax.determinations(order.vendor(), order.id().value()).getLast()
                        : pending;
        TaxQuestion.Buyer buyer = last.question().buyer();
        return tax.proven(
                        last, buyer.withSignals(buyer.signals().ipCountry(), country), outcome.at())
                .<Sign>map(it ->
                        new Sign.Agrees(
                                order.provenBy(it.answer().evidence()), instead(pending, it)))
                .orElseGet(() -> new Sign.Contradicts(contradicted(order, country)));
    }

    private static Determination instead(@Nullable Determination pending, Determination proven) {
        return pending == null
                ? proven
                : new Determination(
                        proven.vendor(),
                        proven.orderId(),
                        pending.no(),
                        proven.determinedAt(),
                        proven.question(),
                        proven.answer());
    }

    private static Order contradicted(Order order, String country) {
        List<TaxAnswer.Evidence> evidence = new ArrayList<>(order.snapshot().tax().evidence());
        evidence.add(new TaxAnswer.Evidence("card", country));
        return order.provenBy(evidence);
    }

    /** Where the bank or card is by which an order is paid; null when nobody knows. */
    static @Nullable String bank(Order order) {
        for (TaxAnswer.Evidence it : order.snapshot().tax().evidence()) {
            if (it.type().equals("card")) {
                return it.country();
            }
        }
        return null;
    }

    /** An authorization that is not made use of: the same card may pay once the place is proven. */
    static ChargeResult.Declined refused(ChargeResult.Authorized held) {
        return new ChargeResult.Declined(
                DeclineClass.DATA,
                TaxAnswer.NeedsProof.CODE,
                null,
                null,
                "The country of the card contradicts that of the buyer.",
                held.reference(),
                held.details());
    }
}
