package dev.kontor.checkout;

import dev.kontor.catalog.PriceId;
import dev.kontor.orders.OrderInput;
import dev.kontor.orders.Orders;
import dev.kontor.orders.Quote;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prices a session by the rules that will charge it. What the buyer typed may be incomplete or
 * wrong: those faults come with the quotation; faults of the cart are refusals.
 */
final class Quoting {
    private static final OrderInput.PaymentInput NO_PAYMENT =
            new OrderInput.PaymentInput("card", "none");
    private static final OrderInput.Consents NO_CONSENTS = new OrderInput.Consents(false, false);

    private final Orders orders;

    Quoting(Orders orders) {
        this.orders = orders;
    }

    /** The price for this draft's buyer; without a coupon that does not hold. */
    Quotation of(VendorId vendor, Draft draft, Instant now) {
        try {
            return priced(vendor, draft, List.of(), now);
        } catch (Problem problem) {
            List<Fault> ofCoupon = at(problem, "/coupon");
            if (ofCoupon.isEmpty()) {
                return unpriced(problem, List.of(), now);
            }
            try {
                return priced(vendor, draft.withCoupon(null), ofCoupon, now);
            } catch (Problem other) {
                return unpriced(other, ofCoupon, now);
            }
        }
    }

    private Quotation priced(VendorId vendor, Draft draft, List<Fault> faults, Instant now) {
        Quote quote = orders.quote(vendor, input(asked(draft), NO_PAYMENT, NO_CONSENTS, null));
        String status = quote.question().buyer().taxId().status().name().toLowerCase(Locale.ROOT);
        return new Quotation(Figures.of(quote), status, faults, now);
    }

    /**
     * Before the payment tells its country, a phone from elsewhere contradicts nothing yet: it
     * counts only for who confirms a country.
     */
    private static Draft asked(Draft draft) {
        return draft.buyer().confirmedCountry() == null
                ? draft.with(draft.buyer().unproven())
                : draft;
    }

    private static Quotation unpriced(Problem problem, List<Fault> before, Instant now) {
        List<Fault> ofBuyer = at(problem, "/buyer/");
        if (ofBuyer.isEmpty()) {
            throw problem;
        }
        return new Quotation(
                null, "none", Stream.concat(before.stream(), ofBuyer.stream()).toList(), now);
    }

    private static List<Fault> at(Problem problem, String pointer) {
        return problem.faults().stream().filter(it -> it.pointer().startsWith(pointer)).toList();
    }

    /** The order that a draft stands for. */
    static OrderInput input(
            Draft draft,
            OrderInput.PaymentInput payment,
            OrderInput.Consents consents,
            @Nullable String address) {
        return new OrderInput(
                draft.items().stream()
                        .map(it -> new OrderInput.Item(PriceId.parse(it.price()), it.quantity()))
                        .toList(),
                buyer(draft, address),
                payment,
                consents,
                draft.currency() == null ? null : Currency.getInstance(draft.currency()),
                draft.coupon(),
                draft.metadata().isEmpty() ? null : draft.metadata());
    }

    /** Who orders then. */
    static OrderInput.BuyerInput buyer(Draft draft, @Nullable String address) {
        Draft.Buyer buyer = draft.buyer();
        String email = buyer.email();
        return new OrderInput.BuyerInput(
                email == null ? "" : email,
                buyer.recipient(),
                buyer.country(),
                buyer.postalCode(),
                buyer.region(),
                buyer.city(),
                buyer.line1(),
                buyer.effectiveTaxId(),
                null,
                buyer.business(),
                address,
                buyer.phone(),
                buyer.confirmedCountry(),
                buyer.confirmedRegion(),
                buyer.confirmedPostalCode(),
                draft.locale());
    }
}
