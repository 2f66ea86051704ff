package dev.kontor.catalog;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a price: an amount for one unit, and further amounts for buyers in some countries or
 * currencies (handbook 3.2, LOCALISED). Amounts are minor units, 0 to 10^12.
 */
public record PriceTerms(
        Currency currency, long amount, TaxBehavior behavior, List<Localized> localized) {
    private static final Map<String, Currency> HOME = homeCurrencies();

    /**
     * A further amount.
     *
     * @param country ISO 3166-1 alpha-2 of the buyers that it is for; null for everybody who pays
     *     in its currency
     */
    public record Localized(
            @Nullable String country, Currency currency, long amount, TaxBehavior behavior) {}

    /** What one unit costs a certain buyer. */
    public record UnitPrice(Currency currency, long amount, TaxBehavior behavior) {}

    public PriceTerms {
        localized = List.copyOf(localized);
    }

    /** Terms without localized amounts. */
    public static PriceTerms of(Currency currency, long amount, TaxBehavior behavior) {
        return new PriceTerms(currency, amount, behavior, List.of());
    }

    /**
     * What a unit costs a buyer of this country: the amount for the country, else the one for the
     * wanted currency (none wanted: for the country's own), else the price's own. Empty when the
     * price has no amount in the wanted currency.
     */
    public Optional<UnitPrice> priceFor(String country, @Nullable Currency wanted) {
        Localized best = null;
        for (Localized candidate : localized) {
            boolean forCountry = country.equals(candidate.country());
            boolean forCurrency =
                    candidate.country() == null
                            && candidate.currency().equals(wanted == null ? home(country) : wanted);
            if (forCountry && (wanted == null || candidate.currency().equals(wanted))) {
                return Optional.of(unit(candidate));
            }
            if (forCurrency) {
                best = candidate;
            }
        }
        if (best != null) {
            return Optional.of(unit(best));
        }
        return wanted == null || wanted.equals(currency)
                ? Optional.of(new UnitPrice(currency, amount, behavior))
                : Optional.empty();
    }

    private static UnitPrice unit(Localized it) {
        return new UnitPrice(it.currency(), it.amount(), it.behavior());
    }

    /** The currency of the country; null where there is none. */
    private static @Nullable Currency home(String country) {
        return HOME.get(country);
    }

    private static Map<String, Currency> homeCurrencies() {
        Map<String, Currency> home = new HashMap<>();
        for (String country : Locale.getISOCountries()) {
            Currency currency = Currency.getInstance(Locale.of("", country));
            if (currency != null) {
                home.put(country, currency);
            }
        }
        return Map.copyOf(home);
    }
}
