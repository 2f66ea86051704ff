package dev.kontor.payments;

import dev.kontor.gateway.Amount;
import dev.kontor.gateway.Capability;
import dev.kontor.gateway.Gateway;
import dev.kontor.gateway.Instrument;
import dev.kontor.gateway.PaymentMethods;
import dev.kontor.platform.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gateways of each mode, in the order in which they are tried, and the choice among them. */
final class Gateways {
    private final Map<String, Gateway> test = new LinkedHashMap<>();
    private final Map<String, Gateway> live = new LinkedHashMap<>();

    Gateways(List<Gateway> test, List<Gateway> live) {
        test.forEach(gateway -> this.test.put(gateway.name(), gateway));
        live.forEach(gateway -> this.live.put(gateway.name(), gateway));
    }

    Gateway get(String name) {
        Gateway gateway = test.containsKey(name) ? test.get(name) : live.get(name);
        if (gateway == null) {
            throw new IllegalStateException("no gateway " + name);
        }
        return gateway;
    }

    /** Whether any gateway of this mode knows the instrument by its form. */
    boolean accept(boolean liveMode, Instrument instrument) {
        return of(liveMode).stream().anyMatch(gateway -> gateway.accepts(instrument));
    }

    /**
     * What the first gateway that knows the instrument tells of its country; else that of the banks
     * of its method, if they are all in one.
     */
    Optional<String> countryOf(boolean liveMode, Instrument instrument, String buyerCountry) {
        return of(liveMode).stream()
                .filter(gateway -> gateway.accepts(instrument))
                .findFirst()
                .flatMap(gateway ->
                        gateway.countryOf(instrument, buyerCountry)
                                .or(() -> PaymentMethods.bankCountry(instrument.method())));
    }

    /** The first gateway in order that can take this charge. */
    Optional<Route> route(
            boolean liveMode,
            Instrument instrument,
            Money money,
            String country,
            boolean challenge) {
        return routes(liveMode, instrument, money, country, challenge).stream()
                .findFirst()
                .map(name -> new Route(name, "first of the configured order that can take it"));
    }

    /** The one further gateway after {@code tried}, if another can take the charge. */
    Optional<String> after(Attempt tried, boolean liveMode) {
        return routes(
                        liveMode,
                        tried.charge().instrument(),
                        tried.amount(),
                        tried.buyer().country(),
                        tried.challenge())
                .stream()
                .filter(name -> !name.equals(tried.gateway()))
                .findFirst();
    }

    private List<String> routes(
            boolean liveMode,
            Instrument instrument,
            Money money,
            String country,
            boolean challenge) {
        Amount amount = new Amount(money.minor(), money.currency());
        return of(liveMode).stream()
                .filter(gateway -> gateway.accepts(instrument))
                .filter(gateway ->
                        gateway.capabilities(instrument.method()).stream()
                                .anyMatch(
                                        can -> can.serves(instrument, amount, country, challenge)))
                .map(Gateway::name)
                .toList();
    }

    /** What the gateways of a mode can do with a method. */
    List<Capability> capabilities(boolean liveMode, String method) {
        return of(liveMode).stream()
                .flatMap(gateway -> gateway.capabilities(method).stream())
                .toList();
    }

    private List<Gateway> of(boolean liveMode) {
        return List.copyOf((liveMode ? live : test).values());
    }
}
