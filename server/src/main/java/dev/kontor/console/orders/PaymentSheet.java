package dev.kontor.console.orders;

import dev.kontor.console.Badge;
import dev.kontor.console.Staff;
import dev.kontor.gateway.PaymentMethods;
import dev.kontor.orders.Order;
import dev.kontor.papers.MethodWords;
import dev.kontor.payments.PaymentView;
import dev.kontor.payments.Payments;
import dev.kontor.platform.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How an order was paid for, call by call. */
final class PaymentSheet {
    private final Payments payments;

    PaymentSheet(Payments payments) {
        this.payments = payments;
    }

    OrderSheet.Payment of(Order order, Staff staff) {
        Words words = staff.words();
        return payments.view(order.vendor(), order.payment())
                .map(it ->
                        new OrderSheet.Payment(
                                Badge.payment(words, it.status()),
                                facts(it, words),
                                it.attempts().stream().map(a -> attempt(a, staff)).toList()))
                .orElseGet(() ->
                        new OrderSheet.Payment(
                                Badge.payment(words, "canceled"), List.of(), List.of()));
    }

    private static List<Fact> facts(PaymentView payment, Words words) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.get("console.payment.id"), payment.id()));
        facts.add(
                new Fact(
                        words.get("console.payment.method"),
                        MethodWords.of(payment.method(), words)));
        facts.add(new Fact(words.get("console.payment.gateway"), payment.gateway()));
        String reference =
                payment.attempts().isEmpty() ? null : payment.attempts().getLast().reference();
        if (reference != null) {
            facts.add(new Fact(words.get("console.payment.reference"), reference));
        }
        return facts;
    }

    private static OrderSheet.Attempt attempt(PaymentView.Attempt it, Staff staff) {
        return new OrderSheet.Attempt(
                it.gateway(),
                it.route(),
                Badge.payment(staff.words(), it.status()),
                card(it, staff.words()),
                Stream.of(it.declineClass(), it.code(), it.rawCode())
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.joining(" · ")),
                staff.moment(it.submittedAt()));
    }

    private static String card(PaymentView.Attempt it, Words words) {
        PaymentView.Card card = it.card();
        if (card == null) {
            return "";
        }
        String brand =
                PaymentMethods.find(card.brand()) == null
                        ? card.brand().substring(0, 1).toUpperCase(Locale.ROOT)
                                + card.brand().substring(1)
                        : MethodWords.of(card.brand(), words);
        String last4 = card.last4();
        String country = card.country();
        return brand
                + (last4 == null ? "" : " ···· " + last4)
                + (country == null ? "" : " (" + country + ")");
    }
}
