package dev.kontor.checkout;

import dev.kontor.gateway.PaymentMethod;
import dev.kontor.gateway.PaymentMethod.Flow;
import dev.kontor.gateway.PaymentMethods;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/**
 * The methods that the page offers, in the order of offer (handbook 6.6): cards, then what is at
 * home in the buyer's country, then what is used everywhere, then what a whole region shares; at
 * most eight.
 */
final class PaymentChoices {
    private static final int MOST = 8;

    /** Countries of a method that is at home in each of them. */
    private static final int FEW = 6;

    /** Needs a device's own wallet, or is for companies alone. */
    private static final Set<String> NOT_ON_A_PAGE =
            Set.of("apple_pay", "google_pay", "click_to_pay", "billie");

    private PaymentChoices() {}

    static List<PaymentMethod> of(String country, Currency currency) {
        List<PaymentMethod> offered = new ArrayList<>();
        PaymentMethods.all().stream()
                .filter(it -> it.offeredIn(country, currency))
                .filter(it -> !it.asynchronous() && !NOT_ON_A_PAGE.contains(it.id()))
                .sorted(
                        Comparator.comparingInt(PaymentChoices::rank)
                                .thenComparingInt(it -> it.countries().size()))
                .limit(MOST)
                .forEach(offered::add);
        return offered;
    }

    private static int rank(PaymentMethod method) {
        if (method.flow() == Flow.CARD) {
            return 0;
        }
        if (method.countries().isEmpty()) {
            return 2;
        }
        return method.countries().size() <= FEW ? 1 : 3;
    }
}
