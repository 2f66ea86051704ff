package dev.kontor.gateway;

import java.util.Currency;
import java.util.Set;

/**
 * What a gateway can do with one payment method; the first filter of routing (handbook 6.4).
 *
 * @param countries of buyers; empty: all
 * @param currencies empty: all
 * @param min least amount in minor units of each of these currencies
 * @param max greatest amount likewise
 * @param challenges can demand strong authentication
 * @param merchantInitiated can charge a stored credential while the buyer is away
 * @param separateCapture can authorize first, and so verify with an amount of zero
 */
public record Capability(
        String method,
        Set<String> countries,
        Set<Currency> currencies,
        long min,
        long max,
        boolean challenges,
        boolean merchantInitiated,
        boolean separateCapture) {

    public Capability {
        countries = Set.copyOf(countries);
        currencies = Set.copyOf(currencies);
        if (min < 0 || max < min) {
            throw new IllegalArgumentException("limits " + min + " to " + max);
        }
    }

    /** Whether such a charge can be sent here. An amount of zero is a verification. */
    public boolean serves(Instrument instrument, Amount amount, String country, boolean challenge) {
        return method.equals(instrument.method())
                && (countries.isEmpty() || countries.contains(country))
                && (currencies.isEmpty() || currencies.contains(amount.currency()))
                && (amount.isZero() ? separateCapture : within(amount.minor()))
                && (challenges || !challenge)
                && (merchantInitiated || !instrument.use().merchantInitiated());
    }

    private boolean within(long minor) {
        return min <= minor && minor <= max;
    }
}
