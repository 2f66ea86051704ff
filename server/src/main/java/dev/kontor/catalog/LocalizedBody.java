package dev.kontor.catalog;

import dev.kontor.currencies.PayableUnit;
import dev.kontor.currencies.Rates;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A localized amount as clients send it: for a country, for a currency, or for a country in a
 * currency. For a country alone it is in the price's own currency.
 */
record LocalizedBody(
        @Nullable @Size(min = 2, max = 2) String country,
        @Nullable Currency currency,
        @Min(0) @Max(MOST) long amount,
        TaxBehavior taxBehavior) {
    /** The largest amount of money in the catalog, minor units. */
    static final long MOST = 1_000_000_000_000L;

    private static final Set<String> COUNTRIES = countries();

    LocalizedBody {
        List<Fault> faults = new ArrayList<>();
        if (country == null && currency == null) {
            faults.add(new Fault("", "required", "Needs a country or a currency."));
        }
        if (country != null && !COUNTRIES.contains(country)) {
            faults.add(
                    new Fault("/country", "unknown_country", "Is not an ISO 3166-1 alpha-2 code."));
        }
        circulating("/currency", currency, faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static Set<String> countries() {
        Set<String> codes = new HashSet<>(Arrays.asList(Locale.getISOCountries()));
        codes.add("XK");
        return Set.copyOf(codes);
    }

    /** A currency must be one that people pay in. */
    static void circulating(String pointer, @Nullable Currency currency, List<Fault> faults) {
        if (currency != null && !Rates.isCirculating(currency)) {
            faults.add(new Fault(pointer, "unknown_currency", "Is not a currency in circulation."));
        }
    }

    /** An amount must be one that providers can take. */
    static void payable(String pointer, long amount, Currency currency, List<Fault> faults) {
        if (!PayableUnit.isPayable(amount, currency)) {
            faults.add(
                    new Fault(
                            pointer,
                            "not_payable",
                            "Amounts in %s are multiples of %d."
                                    .formatted(
                                            currency.getCurrencyCode(), PayableUnit.of(currency))));
        }
    }

    private PriceTerms.Localized in(Currency base) {
        return new PriceTerms.Localized(
                country, Objects.requireNonNullElse(currency, base), amount, taxBehavior);
    }

    /**
     * The localized amounts of a price in this currency. Two for the same buyers, and what nobody
     * can pay, are problems at their pointers.
     */
    static List<PriceTerms.Localized> all(List<LocalizedBody> bodies, Currency base) {
        List<PriceTerms.Localized> all = bodies.stream().map(it -> it.in(base)).toList();
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of("null " + base));
        for (int i = 0; i < all.size(); i++) {
            if (!seen.add(all.get(i).country() + " " + all.get(i).currency())) {
                faults.add(
                        new Fault(
                                "/localized/" + i,
                                "duplicate",
                                "There is another amount for the same buyers."));
            }
            payable(
                    "/localized/" + i + "/amount",
                    all.get(i).amount(),
                    all.get(i).currency(),
                    faults);
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return all;
    }
}
