package dev.kontor.orders;

import dev.kontor.payments.PaymentId;
import dev.kontor.payments.Payments;
import dev.kontor.payments.Route;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.GroupCommit;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.risk.Risk;
import dev.kontor.tax.ProvenPlace;
import dev.kontor.tax.TaxQuestion;
import dev.kontor.taxids.TaxIdAnswer;
import dev.kontor.taxids.TaxIdChecks;
import dev.kontor.taxids.TaxIdQuestion;
import dev.kontor.taxids.TaxIdStatus;
import dev.kontor.taxids.forms.TaxIds;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes an order through intake, payment and completion: two commits, each shared with the orders
 * that arrive at the same time, and the gateway's call between them.
 */
final class PlaceOrder {
    private static final String ENDPOINT = "POST /v1/orders";

    private final Vendors vendors;
    private final Clocks clocks;
    private final Pricing pricing;
    private final TaxIdChecks taxIds;
    private final Risk risk;
    private final Payments payments;
    private final GroupCommit<NewOrder, Placed> intake;
    private final Conclude conclude;

    PlaceOrder(
            Vendors vendors,
            Clocks clocks,
            Pricing pricing,
            TaxIdChecks taxIds,
            Risk risk,
            Payments payments,
            GroupCommit<NewOrder, Placed> intake,
            Conclude conclude) {
        this.vendors = vendors;
        this.clocks = clocks;
        this.pricing = pricing;
        this.taxIds = taxIds;
        this.risk = risk;
        this.payments = payments;
        this.intake = intake;
        this.conclude = conclude;
    }

    /** Under which the answer to an order is remembered. */
    static Idempotency.Key key(VendorId vendor, String key) {
        return new Idempotency.Key(vendor, ENDPOINT, key, new byte[0], "");
    }

    /**
     * Places the order. Faults are a 422 and leave nothing behind; {@link Idempotency.Taken} when
     * the key is known.
     */
    Placement place(
            VendorId id,
            OrderInput input,
            Optional<Idempotency.Key> key,
            String actor,
            @Nullable URI returnUrl) {
        return place(id, OrderId.next(), null, input, key, actor, returnUrl);
    }

    /** As above, under an id that was written down before, and only at the agreed price. */
    Placement place(
            VendorId id,
            OrderId orderId,
            @Nullable Money agreed,
            OrderInput input,
            Optional<Idempotency.Key> key,
            String actor,
            @Nullable URI returnUrl) {
        Vendor vendor = vendors.get(id);
        Instant now = clocks.now(id);
        if (!input.consents().terms()) {
            throw Problem.invalid(
                    "/consents/terms", "consent_required", "The buyer has to accept the terms.");
        }
        OrderInput.PaymentInput payment = input.payment();
        String country = input.buyer().country();
        Optional<String> card =
                payments.countryOf(vendor.live(), payment.method(), payment.token(), country);
        Quote quote = quote(vendor, input, card.orElse(null), now);
        if (agreed != null && !agreed.equals(quote.total())) {
            throw OrderProblems.quoteChanged();
        }
        Route route =
                payments.route(
                        id, payment.method(), payment.token(), quote.total(), country, false);
        NewOrder order =
                new NewOrder(
                        vendor,
                        orderId,
                        PaymentId.next(),
                        input,
                        quote,
                        route,
                        key,
                        actor,
                        card.orElse(null),
                        returnUrl,
                        now);
        Placed placed = intake.submit(order);
        return placed.attempt().isEmpty()
                ? conclude.rejected(placed)
                : conclude.settle(
                        placed.vendor(),
                        placed.order(),
                        payments.submit(placed.attempt().get()),
                        placed.requestId());
    }

    /** The price of an order for a buyer; the same rules quote and charge. */
    private Quote quote(
            Vendor vendor, OrderInput input, @Nullable String cardCountry, Instant now) {
        return quote(vendor, input, taxBuyer(vendor, input.buyer(), cardCountry, now), now);
    }

    private Quote quote(Vendor vendor, OrderInput input, TaxQuestion.Buyer buyer, Instant now) {
        return pricing.quote(
                vendor,
                new Cart(
                        input.items(),
                        input.buyer().email(),
                        buyer,
                        input.currency(),
                        input.coupon()),
                now);
    }

    /**
     * The price before a payment is known. Of who confirms to live elsewhere it is taken that two
     * signs will say so, as else the order is refused.
     */
    Quote quote(Vendor vendor, OrderInput input, Instant now) {
        ProvenPlace confirmed = input.buyer().confirmed();
        TaxQuestion.Buyer buyer = taxBuyer(vendor, input.buyer(), null, now);
        return quote(
                vendor,
                input,
                confirmed == null
                        ? buyer
                        : buyer.withSignals(confirmed.country(), confirmed.country()),
                now);
    }

    private TaxQuestion.Buyer taxBuyer(
            Vendor vendor, OrderInput.BuyerInput buyer, @Nullable String cardCountry, Instant now) {
        return identified(
                vendor,
                buyer,
                new TaxQuestion.Buyer(
                        new TaxQuestion.Address(
                                buyer.country(),
                                buyer.region(),
                                buyer.postalCode(),
                                buyer.line1(),
                                buyer.city(),
                                null),
                        new TaxQuestion.Signals(
                                ipCountry(vendor, buyer),
                                cardCountry,
                                PhoneCountry.of(buyer.phone(), buyer.country()),
                                buyer.confirmed()),
                        new TaxQuestion.TaxId(buyer.taxId(), TaxIdStatus.NONE, null, null),
                        Boolean.TRUE.equals(buyer.business()) || buyer.taxId() != null,
                        false),
                now);
    }

    /** Asks the register; in test mode the request may say what the register would. */
    private TaxQuestion.Buyer identified(
            Vendor vendor, OrderInput.BuyerInput buyer, TaxQuestion.Buyer unasked, Instant now) {
        String id = buyer.taxId();
        TaxIdStatus pretended = buyer.taxIdStatus();
        if (id == null) {
            return unasked;
        }
        String country = TaxIds.countryOf(id, buyer.country(), buyer.confirmedCountry());
        if (pretended != null) {
            if (vendor.live()) {
                throw Problem.invalid(
                        "/buyer/tax_id_status", "test_mode_only", "Only test mode pretends.");
            }
            if (pretended == TaxIdStatus.VALID && !TaxIds.mayBelongTo(id, country)) {
                throw Problem.invalid(
                        "/buyer/tax_id",
                        "tax_id_country_mismatch",
                        "Is another country's, and valid says nothing of the buyer's.");
            }
            return unasked.withTaxId(id, pretended);
        }
        TaxIdAnswer answer =
                taxIds.check(
                        new TaxIdQuestion(
                                vendor.id(),
                                country,
                                id,
                                vendor.live(),
                                vendor.entity().vatId(),
                                buyer.name()),
                        now);
        return unasked.withTaxId(id, answer.status())
                .confirmedBy(answer.consultationNumber(), answer.doubt());
    }

    private @Nullable String ipCountry(Vendor vendor, OrderInput.BuyerInput buyer) {
        String ip = buyer.ip();
        return ip == null || ip.isBlank()
                ? null
                : risk.countryOf(vendor.live(), ip, buyer.country()).orElse(null);
    }
}
