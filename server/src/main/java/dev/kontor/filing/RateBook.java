package dev.kontor.filing;

import dev.kontor.currencies.CurrencyRate;
import dev.kontor.currencies.Rates;
import dev.kontor.currencies.ReferenceRates;
import dev.kontor.currencies.ReferenceRates.ReferenceRate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rates of one report, and the memory of those that it used. A rate that was given counts
 * first, then the European Central Bank's (through the euro for other currencies), then the
 * market's as far as known, which is provisional.
 */
final class RateBook {
    /** A rate that somebody gave. */
    record Given(
            Currency currency,
            LocalDate day,
            Currency base,
            BigDecimal perUnit,
            LocalDate publishedOn) {}

    private record Key(Currency currency, LocalDate day) {}

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final MathContext SHOWN = new MathContext(10, RoundingMode.HALF_EVEN);

    private final Currency base;
    private final List<Given> given;
    private final ReferenceRates reference;
    private final boolean live;
    private final Rates market;
    private final Map<Key, Report.Rate> used = new HashMap<>();
    private final Map<Key, BigDecimal> exact = new HashMap<>();

    /**
     * @param live whether it may wait for the bank's feed; sandboxes make do with what is at hand
     */
    RateBook(
            Currency base,
            List<Given> given,
            ReferenceRates reference,
            boolean live,
            Rates market) {
        this.base = base;
        this.given = List.copyOf(given);
        this.reference = reference;
        this.live = live;
        this.market = market;
    }

    /**
     * The amount in units of the base, not rounded; 409 where no rate is known at all.
     *
     * @param minor units of the currency
     */
    BigDecimal convert(long minor, Currency currency, LocalDate day) {
        BigDecimal amount = BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
        return currency.equals(base) ? amount : amount.divide(rate(currency, day), PRECISION);
    }

    /** Units of the base as minor units, HALF_UP (handbook 3.3). */
    long round(BigDecimal units) {
        return units.setScale(base.getDefaultFractionDigits(), RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    private BigDecimal rate(Currency currency, LocalDate day) {
        return exact.computeIfAbsent(new Key(currency, day), this::find);
    }

    private BigDecimal find(Key key) {
        Optional<Given> own =
                given.stream()
                        .filter(it ->
                                it.base().equals(base)
                                        && it.currency().equals(key.currency())
                                        && it.day().equals(key.day()))
                        .findFirst();
        if (own.isPresent()) {
            return use(key, own.get().perUnit(), own.get().publishedOn(), "given");
        }
        Optional<ReferenceRate> ofCurrency = published(key.currency(), key.day());
        Optional<ReferenceRate> ofBase =
                ofCurrency.flatMap(it -> euroOrPublished(base, key.day(), it.publishedOn()));
        if (ofCurrency.isPresent() && ofBase.isPresent()) {
            BigDecimal rate = cross(ofCurrency.get().perEuro(), ofBase.get().perEuro());
            return use(key, rate, later(ofCurrency.get(), ofBase.get()), "ecb");
        }
        CurrencyRate other = market(key.currency(), key.day());
        BigDecimal rate = cross(other.perEuro(), market(base, key.day()).perEuro());
        return use(key, rate, other.asOf(), "provisional");
    }

    private static LocalDate later(ReferenceRate a, ReferenceRate b) {
        return a.publishedOn().isAfter(b.publishedOn()) ? a.publishedOn() : b.publishedOn();
    }

    private Optional<ReferenceRate> published(Currency currency, LocalDate day) {
        if (currency.equals(EURO)) {
            return Optional.of(new ReferenceRate(BigDecimal.ONE, day));
        }
        return live ? reference.askOnOrAfter(currency, day) : reference.onOrAfter(currency, day);
    }

    /** Euros need no publication of their own. */
    private Optional<ReferenceRate> euroOrPublished(
            Currency currency, LocalDate day, LocalDate publishedOn) {
        return currency.equals(EURO)
                ? Optional.of(new ReferenceRate(BigDecimal.ONE, publishedOn))
                : published(currency, day);
    }

    private CurrencyRate market(Currency currency, LocalDate day) {
        return market.find(currency, day.atTime(12, 0).toInstant(ZoneOffset.UTC))
                .orElseThrow(() -> FilingProblems.noRate(currency.getCurrencyCode(), day));
    }

    private static BigDecimal cross(BigDecimal perEuro, BigDecimal basePerEuro) {
        return basePerEuro.compareTo(BigDecimal.ONE) == 0
                ? perEuro
                : perEuro.divide(basePerEuro, PRECISION);
    }

    private BigDecimal use(Key key, BigDecimal rate, LocalDate publishedOn, String source) {
        BigDecimal shown = rate.precision() > SHOWN.getPrecision() ? rate.round(SHOWN) : rate;
        used.put(
                key,
                new Report.Rate(
                        key.currency().getCurrencyCode(),
                        shown.toPlainString(),
                        key.day(),
                        publishedOn,
                        source));
        return rate;
    }

    /** The rates that were used, by day and currency. */
    List<Report.Rate> used() {
        return used.values().stream()
                .sorted(Comparator.comparing(Report.Rate::day).thenComparing(Report.Rate::currency))
                .toList();
    }
}
