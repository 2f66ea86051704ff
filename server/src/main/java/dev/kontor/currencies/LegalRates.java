package dev.kontor.currencies;

import dev.kontor.currencies.ReferenceRates.ReferenceRate;
import dev.kontor.platform.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rates that the law prescribes for tax on a document in a foreign currency, by the state whose
 * rules the document follows (Directive 2006/112/EC, art. 91(2) and 230). Memory only.
 */
public final class LegalRates {
    /** The longest that the bank has ever been silent, with a day to spare. */
    static final int LONGEST_PAUSE = 6;

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Currency POUND = Currency.getInstance("GBP");

    private final Map<String, List<StateCurrency>> states;
    private final ReferenceRates ecb;
    private final HmrcRates hmrc;

    private LegalRates(List<StateCurrency> states, ReferenceRates ecb, HmrcRates hmrc) {
        this.states = states.stream().collect(Collectors.groupingBy(StateCurrency::country));
        this.ecb = ecb;
        this.hmrc = hmrc;
    }

    /** With the table that comes with this version; a fault in it is an exception. */
    static LegalRates of(ReferenceRates ecb, HmrcRates hmrc) {
        return new LegalRates(table(), ecb, hmrc);
    }

    /**
     * One side of a rate as it was published, such as 1 EUR = 398.15 HUF.
     *
     * @param rate units of {@code currency} for one of {@code base}
     */
    public record Quote(String base, String currency, String rate) {}

    /**
     * What leads from one currency to another: one quote, or one of each against the base.
     *
     * @param source who published it, as printed
     * @param asOf the day of publication, or the first one for which they hold
     */
    public record Published(List<Quote> quotes, String source, LocalDate asOf) {}

    /** The rule of a state on a day; empty where none is known. */
    public Optional<StateCurrency> of(String country, LocalDate day) {
        return states.getOrDefault(country, List.of()).stream()
                .filter(it -> it.isOn(day))
                .findFirst();
    }

    /** All rules, by country and first day. */
    List<StateCurrency> all() {
        return states.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Since when the European Central Bank has been silent, if that is for longer than it ever was:
     * documents then leave out what they cannot convert.
     */
    public Optional<LocalDate> silentSince(LocalDate today) {
        LocalDate newest = ecb.newest();
        return newest.isBefore(today.minusDays(LONGEST_PAUSE))
                ? Optional.of(newest)
                : Optional.empty();
    }

    /**
     * The rate for tax that becomes chargeable on a day: the newest at hand that counts, if it is
     * not older than publication ever paused.
     *
     * @param anyAge whether an older one will do, as in sandboxes whose clock runs ahead
     */
    public Optional<Published> at(
            StateCurrency rule, Currency from, Currency to, LocalDate taxPoint, boolean anyAge) {
        StateCurrency.Publisher publisher = rule.rates();
        if (publisher == null) {
            return Optional.empty();
        }
        LocalDate latest =
                switch (rule.day()) {
                    case LATEST, MONTH -> taxPoint;
                    case BEFORE -> taxPoint.minusDays(1);
                };
        return switch (publisher) {
            case ECB ->
                    fromEcb(from, to, latest)
                            .filter(it ->
                                    anyAge || !it.asOf().isBefore(latest.minusDays(LONGEST_PAUSE)));
            case HMRC -> fromHmrc(from, to, YearMonth.from(taxPoint), anyAge);
        };
    }

    /** Only into pounds, from what HMRC lists. */
    private Optional<Published> fromHmrc(
            Currency from, Currency to, YearMonth month, boolean orBefore) {
        if (!to.equals(POUND)) {
            return Optional.empty();
        }
        return hmrc.of(from, month, orBefore)
                .map(it ->
                        new Published(
                                List.of(quote(POUND, from, it.perPound())),
                                StateCurrency.Publisher.HMRC.name(),
                                it.from()));
    }

    private Optional<Published> fromEcb(Currency from, Currency to, LocalDate latest) {
        List<Quote> quotes = new ArrayList<>();
        LocalDate asOf = latest;
        for (Currency currency : List.of(from, to)) {
            if (!currency.equals(EURO)) {
                Optional<ReferenceRate> rate = ecb.onOrBefore(currency, latest);
                if (rate.isEmpty()) {
                    return Optional.empty();
                }
                asOf = rate.get().publishedOn();
                quotes.add(quote(EURO, currency, rate.get().perEuro()));
            }
        }
        return Optional.of(
                new Published(List.copyOf(quotes), StateCurrency.Publisher.ECB.name(), asOf));
    }

    private static Quote quote(Currency base, Currency currency, BigDecimal rate) {
        return new Quote(base.getCurrencyCode(), currency.getCurrencyCode(), rate.toPlainString());
    }

    private static List<StateCurrency> table() {
        return Table.bundled("/currencies/state_currencies.tsv").stream()
                .map(StateCurrency::of)
                .toList();
    }
}
