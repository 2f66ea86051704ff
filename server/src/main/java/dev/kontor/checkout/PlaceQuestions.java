package dev.kontor.checkout;

import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderView;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.tax.TaxAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks buyers where they live whose bank contradicts the place of their order (handbook 4.3). */
final class PlaceQuestions {
    private final Orders orders;

    PlaceQuestions(Orders orders) {
        this.orders = orders;
    }

    /**
     * The question; empty where nothing is in doubt, or where a phone number would settle nothing,
     * since the order is not taxed at the billing address.
     */
    Optional<PlaceQuestion> first(CompanyForms.Shown shown, boolean done) {
        return done ? Optional.of(question(shown, "", null, true)) : open(shown, "", null);
    }

    /** With what is wrong with the number. */
    Optional<PlaceQuestion> refused(CompanyForms.Shown shown, String typed, Problem problem) {
        Words words = shown.words();
        String code = problem.faults().isEmpty() ? "" : problem.faults().getFirst().code();
        String error =
                code.equals("phone_format")
                        ? CheckoutPages.wordsOf(words, code)
                        : words.get("order.place.not_from", country(shown));
        return open(shown, typed, error);
    }

    private Optional<PlaceQuestion> open(
            CompanyForms.Shown shown, String typed, @Nullable String error) {
        OrderView order = shown.order();
        boolean asked =
                order.agreed().tax().country().equals(order.agreed().buyer().country())
                        && !bank(order).isEmpty()
                        && orders.isPlaceInDoubt(shown.vendor().id(), OrderId.parse(order.id()));
        return asked ? Optional.of(question(shown, typed, error, false)) : Optional.empty();
    }

    private static PlaceQuestion question(
            CompanyForms.Shown shown, String typed, @Nullable String error, boolean done) {
        Words words = shown.words();
        String bank = bank(shown.order());
        String other = bank.isEmpty() ? "" : words.country(bank);
        return new PlaceQuestion(
                words.get("order.place.lead", country(shown), other),
                words.get("order.place.elsewhere", other),
                shown.lang(),
                typed,
                error,
                done);
    }

    private static String country(CompanyForms.Shown shown) {
        return shown.words().country(shown.order().agreed().tax().country());
    }

    private static String bank(OrderView order) {
        return order.agreed().tax().evidence().stream()
                .filter(it -> it.type().equals("card"))
                .map(TaxAnswer.Evidence::country)
                .findFirst()
                .orElse("");
    }
}
