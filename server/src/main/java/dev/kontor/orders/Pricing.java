package dev.kontor.orders;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.Coupon;
import dev.kontor.catalog.Discounts;
import dev.kontor.catalog.Offer;
import dev.kontor.catalog.PriceTerms;
import dev.kontor.catalog.TaxBehavior;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Problem;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxPoint;
import dev.kontor.tax.TaxQuestion;
import dev.kontor.vendors.Vendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices a cart by the order of calculation of the handbook (3.5): list prices, discounts, tax. The
 * same code quotes and charges. Everything it reads is in memory.
 */
final class Pricing {
    private record Priced(Offer offer, long quantity, PriceTerms.UnitPrice unit) {
        long amount() {
            return Math.multiplyExact(unit.amount(), quantity);
        }
    }

    private final Catalog catalog;
    private final Tax tax;
    private final DecideTax decide;

    Pricing(Catalog catalog, Tax tax, DecideTax decide) {
        this.catalog = catalog;
        this.tax = tax;
        this.decide = decide;
    }

    /** The quote, or a 422 that names every fault of the cart. */
    Quote quote(Vendor vendor, Cart cart, Instant now) {
        List<Priced> priced = price(vendor, cart);
        Currency currency = priced.getFirst().unit().currency();
        Coupon coupon = coupon(vendor, cart.coupon(), currency, priced, now);
        long[] discounts =
                Discounts.of(
                        priced.stream()
                                .map(it -> new Discounts.Line(it.offer().product(), it.amount()))
                                .toList(),
                        currency,
                        coupon == null ? List.of() : List.of(coupon));
        DecideTax.Decision decided =
                decide.decide(
                        vendor.id(),
                        cart.email(),
                        question(vendor, cart, currency, priced, discounts, now),
                        now);
        List<Quote.Line> lines = new ArrayList<>(priced.size());
        for (int i = 0; i < priced.size(); i++) {
            Priced it = priced.get(i);
            lines.add(
                    new Quote.Line(
                            it.offer(),
                            it.quantity(),
                            it.unit().amount(),
                            it.unit().behavior() == TaxBehavior.INCLUSIVE,
                            discounts[i],
                            decided.answer().lines().get(i)));
        }
        return new Quote(
                currency, List.copyOf(lines), coupon, decided.question(), decided.answer());
    }

    private List<Priced> price(Vendor vendor, Cart cart) {
        List<Fault> faults = new ArrayList<>();
        List<Priced> priced = new ArrayList<>();
        Currency wanted = cart.currency();
        for (int i = 0; i < cart.items().size(); i++) {
            OrderInput.Item item = cart.items().get(i);
            String pointer = "/items/" + i + "/price";
            Offer offer = catalog.offer(vendor.id(), item.price()).orElse(null);
            if (offer == null) {
                faults.add(new Fault(pointer, "price_not_found", "There is no such price."));
            } else if (!offer.active()) {
                faults.add(
                        new Fault(pointer, "price_inactive", "This price is not sold any more."));
            } else {
                PriceTerms.UnitPrice unit =
                        offer.priceFor(cart.buyer().country(), wanted).orElse(null);
                if (unit == null) {
                    faults.add(
                            new Fault(
                                    pointer,
                                    "currency_not_offered",
                                    "This price has no amount in the currency."));
                } else {
                    check(unit, item.quantity(), priced, pointer, faults);
                    priced.add(new Priced(offer, item.quantity(), unit));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return priced;
    }

    private static void check(
            PriceTerms.UnitPrice unit,
            long quantity,
            List<Priced> before,
            String pointer,
            List<Fault> faults) {
        if (!before.isEmpty() && !before.getFirst().unit().currency().equals(unit.currency())) {
            faults.add(new Fault(pointer, "mixed_currencies", "All items need one currency."));
        }
        if (unit.amount() > 0 && quantity > TaxQuestion.MAX_AMOUNT / unit.amount()) {
            faults.add(new Fault(pointer, "amount_too_large", "The amount is too large."));
        }
    }

    private @Nullable Coupon coupon(
            Vendor vendor,
            @Nullable String code,
            Currency currency,
            List<Priced> priced,
            Instant now) {
        if (code == null || code.isBlank()) {
            return null;
        }
        Coupon coupon = catalog.coupon(vendor.id(), code, now);
        coupon.requireUsable(currency, priced.stream().map(it -> it.offer().product()).toList());
        return coupon;
    }

    private TaxQuestion question(
            Vendor vendor,
            Cart cart,
            Currency currency,
            List<Priced> priced,
            long[] discounts,
            Instant now) {
        List<TaxQuestion.Line> lines = new ArrayList<>(priced.size());
        for (int i = 0; i < priced.size(); i++) {
            Priced it = priced.get(i);
            lines.add(
                    new TaxQuestion.Line(
                            it.amount() - discounts[i],
                            it.offer().taxCategory(),
                            it.unit().behavior()));
        }
        return new TaxQuestion(
                TaxPoint.at(now),
                currency,
                vendor.entity().country(),
                cart.buyer(),
                lines,
                tax.standing(vendor.id(), currency, now));
    }
}
