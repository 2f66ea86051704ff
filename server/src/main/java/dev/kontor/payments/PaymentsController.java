package dev.kontor.payments;

import dev.kontor.gateway.Capability;
import dev.kontor.gateway.PaymentMethod;
import dev.kontor.gateway.PaymentMethods;
import dev.kontor.payments.db.tables.records.AttemptsRecord;
import dev.kontor.payments.db.tables.records.PaymentsRecord;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import java.time.Instant;
import java.time.OffsetDateTime;
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
    /** A payment with all its attempts. */
    record Payment(
            String id,
            String order,
            String status,
            String method,
            String gateway,
            String currency,
            long amount,
            @Nullable String declineCode,
            @Nullable Instant capturedAt,
            List<AttemptView> attempts) {}

    /** One call to a gateway, with the reason why it was chosen. */
    record AttemptView(
            String id,
            int no,
            String gateway,
            String route,
            String operation,
            boolean challenge,
            String status,
            @Nullable String reference,
            @Nullable String declineClass,
            @Nullable String code,
            @Nullable String rawCode,
            @Nullable CardView card,
            Instant submittedAt,
            @Nullable Instant finishedAt) {}

    record CardView(String brand, @Nullable String last4, @Nullable String country) {}

    record Method(
            String id,
            String name,
            String flow,
            String delay,
            String refunds,
            boolean recurring,
            String iconUrl) {}

    record Methods(List<Method> data) {}

    private final PaymentStore store;
    private final Gateways gateways;

    PaymentsController(PaymentStore store, Gateways gateways) {
        this.store = store;
        this.gateways = gateways;
    }

    @Override
    public String prefix() {
        return "pay";
    }

    @Override
    @GetMapping("/v1/payments/{id}")
    public Payment get(Caller caller, @PathVariable String id) {
        caller.need("orders:read");
        if (!Ids.isValid("pay", id)) {
            throw Problem.notFound("payment", id);
        }
        PaymentId payment = PaymentId.parse(id);
        PaymentsRecord row =
                store.payment(caller.vendor(), payment)
                        .orElseThrow(() -> Problem.notFound("payment", id));
        return new Payment(
                id,
                Ids.format("ord", row.getOrderId()),
                PaymentStatus.of(row.getStatus()).shown(),
                row.getMethod(),
                row.getGateway(),
                row.getCurrency(),
                row.getAmount(),
                row.getDeclineCode(),
                instant(row.getCapturedAt()),
                store.attempts(caller.vendor(), payment).stream()
                        .map(PaymentsController::attempt)
                        .toList());
    }

    private static AttemptView attempt(AttemptsRecord row) {
        String brand = row.getBrand();
        return new AttemptView(
                Ids.format("att", row.getId()),
                row.getNo(),
                row.getGateway(),
                row.getRoute(),
                row.getOperation(),
                row.getChallenge(),
                row.getStatus(),
                row.getReference(),
                row.getDeclineClass(),
                row.getCode(),
                row.getRawCode(),
                brand == null ? null : new CardView(brand, row.getLast4(), row.getCardCountry()),
                row.getSubmittedAt().toInstant(),
                instant(row.getFinishedAt()));
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

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
