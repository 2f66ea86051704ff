package dev.kontor.gateway;

import java.time.Duration;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way to pay, as server and connectors both call it (handbook 6.6). Facts of the method; a
 * contract may offer less ({@link Capability}).
 *
 * @param id the brand's name in snake case
 * @param name the brand's name as buyers know it
 * @param delay until the money is usually confirmed; zero: at once
 * @param refundWindow within which refunds are possible; null: no common limit
 * @param recurring can be charged while the buyer is away
 * @param countries of buyers, ISO 3166-1 alpha-2; empty: all
 * @param currencies empty: all
 */
public record PaymentMethod(
        String id,
        String name,
        Flow flow,
        Duration delay,
        Refunds refunds,
        @Nullable Duration refundWindow,
        boolean recurring,
        Reversal reversal,
        Set<String> countries,
        Set<Currency> currencies) {

    public PaymentMethod {
        countries = Set.copyOf(countries);
        currencies = Set.copyOf(currencies);
    }

    /** Stays pending before it is captured or fails. */
    public boolean asynchronous() {
        return delay.isPositive();
    }

    /** Whether buyers there can pay in that currency with it. */
    public boolean offeredIn(String country, Currency currency) {
        return (countries.isEmpty() || countries.contains(country))
                && (currencies.isEmpty() || currencies.contains(currency));
    }

    /** How the buyer goes through it. */
    public enum Flow {
        CARD,
        WALLET,
        REDIRECT,
        /** Approved in an app, or by a scanned code. */
        APP,
        VOUCHER,
        /** The buyer pushes the money. */
        TRANSFER,
        /** We pull the money from an account, under a mandate. */
        DEBIT,
        PAY_LATER
    }

    /** What can be given back the way it came. */
    public enum Refunds {
        FULL_AND_PARTIAL,
        FULL_ONLY,
        /** Nothing: refunds go out by bank transfer. */
        NONE
    }

    /** How the buyer can take money back without us. */
    public enum Reversal {
        CHARGEBACK,
        DEBIT_RETURN,
        /** A dispute process of the provider's own. */
        PROVIDER_DISPUTE,
        NONE
    }
}
