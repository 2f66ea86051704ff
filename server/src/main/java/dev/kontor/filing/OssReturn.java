package dev.kontor.filing;

import dev.kontor.tax.TaxSum;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The One-Stop Shop's own rules (Directive 2006/112/EC, art. 364 to 369k; handbook 4.11): what was
 * sold in an earlier quarter is corrected as that quarter's tax, at that quarter's rate, up to
 * three years after its return was due; after that it is settled with the member state directly. A
 * member state that gets too much pays back itself, so its balance is not set off against others.
 */
final class OssReturn {
    private static final int YEARS = 3;

    private record Key(Period quarter, String country) {}

    private final Scheme scheme;
    private final Period period;
    private final RateBook rates;
    private final LocalDate today;

    /**
     * @param today when the return is submitted, if not later
     */
    OssReturn(Scheme scheme, Period period, RateBook rates, LocalDate today) {
        this.scheme = scheme;
        this.period = period;
        this.rates = rates;
        this.today = today;
    }

    /**
     * @param open all that the return declares
     * @param lines made of what was sold in the period
     */
    Drafting.Figures of(List<TaxSum> open, List<Report.Line> lines) {
        List<Report.Line> own =
                lines.stream()
                        .sorted(
                                Comparator.comparing(Report.Line::country)
                                        .thenComparing(Report.Line::rateType)
                                        .thenComparing(it -> new BigDecimal(it.rate())))
                        .toList();
        List<Report.Correction> corrections = new ArrayList<>();
        List<Report.Correction> direct = new ArrayList<>();
        corrections(open)
                .forEach((key, tax) ->
                        (isTooOld(scheme, period, key.quarter(), today) ? direct : corrections)
                                .add(tax));
        List<Report.Balance> balances = balances(own, corrections);
        long due =
                Drafting.sum(
                        balances.stream().filter(it -> it.tax() > 0).toList(), Report.Balance::tax);
        return new Drafting.Figures(
                own,
                corrections,
                direct,
                balances,
                List.of(),
                List.of(),
                new Report.Totals(
                        Drafting.sum(own, Report.Line::net),
                        Drafting.sum(own, Report.Line::taxable),
                        Drafting.sum(own, Report.Line::tax),
                        Drafting.sum(corrections, Report.Correction::tax),
                        due));
    }

    private Map<Key, Report.Correction> corrections(List<TaxSum> open) {
        Map<Key, BigDecimal> taxes =
                new TreeMap<>(Comparator.comparing(Key::quarter).thenComparing(Key::country));
        for (TaxSum sum : open) {
            if (!period.contains(sum.soldIn())) {
                Period quarter = scheme.containing(sum.soldIn());
                taxes.merge(
                        new Key(quarter, sum.country()),
                        rates.convert(sum.tax(), sum.currency(), quarter.until()),
                        BigDecimal::add);
            }
        }
        Map<Key, Report.Correction> corrections =
                new TreeMap<>(Comparator.comparing(Key::quarter).thenComparing(Key::country));
        taxes.forEach((key, tax) -> {
            long rounded = rates.round(tax);
            if (rounded != 0) {
                corrections.put(
                        key,
                        new Report.Correction(key.quarter().toString(), key.country(), rounded));
            }
        });
        return corrections;
    }

    /**
     * A correction belongs into a later return that is submitted within three years of the day on
     * which the first one was due (Directive 2006/112/EC, art. 365 and 369g (4)). No return is
     * submitted before its period is over; one that is late may be too late for what it would have
     * corrected in time.
     */
    static boolean isTooOld(Scheme scheme, Period period, Period quarter, LocalDate today) {
        LocalDate last = scheme.dueOn(quarter).plusYears(YEARS);
        return today.isAfter(last) || !period.until().isBefore(last);
    }

    private static List<Report.Balance> balances(
            List<Report.Line> lines, List<Report.Correction> corrections) {
        Map<String, Long> taxes = new TreeMap<>();
        lines.forEach(it -> taxes.merge(it.country(), it.tax(), Math::addExact));
        corrections.forEach(it -> taxes.merge(it.country(), it.tax(), Math::addExact));
        return taxes.entrySet().stream()
                .map(it -> new Report.Balance(it.getKey(), it.getValue()))
                .toList();
    }
}
