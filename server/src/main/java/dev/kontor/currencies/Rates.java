package dev.kontor.currencies;

import dev.kontor.platform.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What currencies are worth. Tables are kept by day; a moment sees the newest table that is not
 * younger than itself, or the oldest there is.
 */
public final class Rates {
    private static final RateTable BUNDLED = RateTable.bundled();

    private final NavigableMap<LocalDate, RateTable> tables;

    Rates(List<RateTable> tables) {
        this.tables = new TreeMap<>();
        tables.forEach(table -> this.tables.put(table.asOf(), table));
    }

    /** The rates that come with this version. */
    public static Rates bundled() {
        return new Rates(List.of(BUNDLED));
    }

    /**
     * Whether people pay in this currency: not a fund's unit, a metal, a test code or a currency of
     * the past.
     */
    public static boolean isCirculating(Currency currency) {
        return BUNDLED.rates().containsKey(currency.getCurrencyCode());
    }

    /** Every currency in circulation, by code. */
    public List<CurrencyRate> all(Instant now) {
        return List.copyOf(at(now).values());
    }

    public Optional<CurrencyRate> find(Currency currency, Instant now) {
        return Optional.ofNullable(at(now).get(currency.getCurrencyCode()));
    }

    /**
     * The amount in another currency at the mid-market rate, rounded once, HALF_EVEN (handbook C2).
     * An unlisted currency is an {@link IllegalArgumentException}.
     */
    public Money convert(Money amount, Currency to, Instant now) {
        if (amount.currency().equals(to)) {
            return amount;
        }
        CurrencyRate source = listed(amount.currency(), now);
        CurrencyRate target = listed(to, now);
        BigDecimal exact = BigDecimal.valueOf(amount.minor(), source.exponent());
        BigDecimal converted =
                exact.multiply(target.perEuro())
                        .divide(source.perEuro(), target.exponent(), RoundingMode.HALF_EVEN);
        return new Money(converted.unscaledValue().longValueExact(), to);
    }

    private CurrencyRate listed(Currency currency, Instant now) {
        return find(currency, now)
                .orElseThrow(() -> new IllegalArgumentException("no rate for " + currency));
    }

    private Map<String, CurrencyRate> at(Instant now) {
        var known = tables.floorEntry(now.atZone(ZoneOffset.UTC).toLocalDate());
        return (known == null ? tables.firstEntry() : known).getValue().rates();
    }
}
