package dev.kontor.payments;

import dev.kontor.gateway.Capability;
import dev.kontor.gateway.PaymentMethod;
import dev.kontor.gateway.PaymentMethods;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments with their attempts, and the methods on offer (api.md 6). */
@RestController
final class PaymentsController implements Expandable {
    record Method(
            String id,
            String name,
            String flow,
            String delay,
            String refunds,
            boolean recurring,
            String iconUrl) {}

    record Methods(List<Method> data) {}

    private final Payments payments;
    private final Gateways gateways;

    PaymentsController(Payments payments, Gateways gateways) {
        this.payments = payments;
        this.gateways = gateways;
    }

    @Override
    public String prefix() {
        return "pay";
    }

    @Override
    @GetMapping("/v1/payments/{id}")
    public PaymentView get(Caller caller, @PathVariable String id) {
        caller.need("orders:read");
        if (!Ids.isValid("pay", id)) {
            throw Problem.notFound("payment", id);
        }
        return payments.view(caller.vendor(), PaymentId.parse(id))
                .orElseThrow(() -> Problem.notFound("payment", id));
    }

    /** The methods that a buyer can use: those of the buyer's country first, then the world's. */
    @GetMapping("/v1/payment_methods")
    Methods methods(
            Caller caller,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable Long amount,
            @RequestParam(required = false) @Nullable Boolean recurring) {
        Currency wanted = currency == null ? null : currency(currency);
        return new Methods(
                PaymentMethods.all().stream()
                        .filter(it ->
                                country == null
                                        || it.countries().isEmpty()
                                        || it.countries().contains(country))
                        .filter(it ->
                                wanted == null
                                        || it.currencies().isEmpty()
                                        || it.currencies().contains(wanted))
                        .filter(it -> !Boolean.TRUE.equals(recurring) || it.recurring())
                        .filter(it -> serves(caller, it, amount))
                        .sorted(Comparator.comparingInt(it -> rank(it, country)))
                        .map(PaymentsController::view)
                        .toList());
    }

    /** Cards first, then what belongs to the country, then the rest. */
    private static int rank(PaymentMethod method, @Nullable String country) {
        if (method.id().equals("card")) {
            return 0;
        }
        return country != null && method.countries().contains(country) ? 1 : 2;
    }

    private boolean serves(Caller caller, PaymentMethod method, @Nullable Long amount) {
        List<Capability> can = gateways.capabilities(caller.live(), method.id());
        return can.stream()
                .anyMatch(it -> amount == null || (it.min() <= amount && amount <= it.max()));
    }

    private static Method view(PaymentMethod it) {
        return new Method(
                it.id(),
                it.name(),
                it.flow().name().toLowerCase(Locale.ROOT),
                it.delay().toString(),
                it.refunds().name().toLowerCase(Locale.ROOT),
                it.recurring(),
                "/methods/" + it.id() + ".svg");
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "/currency", "invalid_value", "Must be an ISO 4217 code such as EUR.");
        }
    }
}
