package dev.kontor.filing;

import dev.kontor.tax.TaxSum;
import java.math.BigDecimal;
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

    OssReturn(Scheme scheme, Period period, RateBook rates) {
        this.scheme = scheme;
        this.period = period;
        this.rates = rates;
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
                        (isTooOld(scheme, period, key.quarter()) ? direct : corrections).add(tax));
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
                Period quarter = scheme.length().containing(sum.soldIn());
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

    /** Art. 61 of Implementing Regulation (EU) 282/2011: three years from the original due day. */
    static boolean isTooOld(Scheme scheme, Period period, Period quarter) {
        return period.until().isAfter(scheme.dueOn(quarter).plusYears(YEARS));
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
