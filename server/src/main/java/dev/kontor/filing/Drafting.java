package dev.kontor.filing;

import dev.kontor.tax.TaxSum;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes a report of the sums that it declares. Pure. Amounts are converted at the rate of the
 * period's last day and rounded once per line, HALF_UP (handbook 3.3); what is paid is rounded as
 * the form says.
 */
final class Drafting {
    /** What makes amounts one line of a report. */
    private record Row(
            String country,
            @Nullable String region,
            String jurisdiction,
            String taxType,
            String rateType,
            String rate,
            String treatment,
            @Nullable String latePeriod) {}

    /** Amounts in units of the return's currency, not rounded. */
    private static final class Amounts {
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal taxable = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
    }

    private final Scheme scheme;
    private final Period period;
    private final RateBook rates;
    private final LocalDate today;

    /**
     * @param today in the calendar of the entity that files
     */
    Drafting(Scheme scheme, Period period, RateBook rates, LocalDate today) {
        this.scheme = scheme;
        this.period = period;
        this.rates = rates;
        this.today = today;
    }

    /** All but what depends on the day, the entity and the ledger. */
    record Figures(
            List<Report.Line> lines,
            List<Report.Correction> corrections,
            List<Report.Correction> direct,
            List<Report.Balance> balances,
            List<Report.Customer> customers,
            List<Report.BoxAmount> boxes,
            Report.Totals totals) {
        boolean isNil() {
            return lines.isEmpty() && corrections.isEmpty() && customers.isEmpty();
        }
    }

    Figures of(List<TaxSum> open, List<Box> boxes) {
        if (scheme.isOneStopShop()) {
            return new OssReturn(scheme, period, rates, today).of(open, lines(soldWithin(open)));
        }
        List<Report.Line> lines = lines(open);
        Box.Filled form = Box.fill(boxes, scheme, lines);
        return new Figures(
                lines,
                List.of(),
                List.of(),
                List.of(),
                scheme.isSalesList() ? customers(open) : List.of(),
                form.boxes(),
                totals(
                        lines,
                        Objects.requireNonNullElseGet(
                                form.due(), () -> sum(lines, Report.Line::tax))));
    }

    /** The One-Stop Shop's lines are of sales in the period; the rest are corrections. */
    private List<TaxSum> soldWithin(List<TaxSum> open) {
        return open.stream().filter(it -> period.contains(it.soldIn())).toList();
    }

    private List<Report.Line> lines(List<TaxSum> sums) {
        Map<Row, Amounts> rows = new LinkedHashMap<>();
        for (TaxSum sum : sums) {
            Amounts row = rows.computeIfAbsent(row(sum), any -> new Amounts());
            row.net = row.net.add(converted(sum, sum.net()));
            row.taxable = row.taxable.add(converted(sum, sum.taxable()));
            row.tax = row.tax.add(converted(sum, sum.tax()));
        }
        List<Report.Line> lines = new ArrayList<>();
        rows.forEach((row, amounts) -> {
            Report.Line line = line(row, amounts);
            if (line.net() != 0 || line.taxable() != 0 || line.tax() != 0) {
                lines.add(line);
            }
        });
        return lines;
    }

    private BigDecimal converted(TaxSum sum, long amount) {
        return rates.convert(amount, sum.currency(), period.until());
    }

    private Row row(TaxSum sum) {
        boolean late = !scheme.isOneStopShop() && !scheme.containing(sum.bookedIn()).equals(period);
        LocalDate booked = sum.bookedIn();
        return new Row(
                sum.country(),
                sum.region(),
                sum.jurisdiction(),
                sum.taxType(),
                word(sum.rateType()),
                sum.rate(),
                word(sum.treatment()),
                late ? scheme.containing(booked).toString() : null);
    }

    private Report.Line line(Row row, Amounts amounts) {
        return new Report.Line(
                row.country(),
                row.region(),
                row.jurisdiction(),
                row.taxType(),
                row.rateType(),
                row.rate(),
                row.treatment(),
                rates.round(amounts.net),
                rates.round(amounts.taxable),
                rates.round(amounts.tax),
                row.latePeriod());
    }

    private List<Report.Customer> customers(List<TaxSum> sums) {
        Map<List<String>, BigDecimal> nets =
                new TreeMap<>(
                        java.util.Comparator.comparing((List<String> it) -> it.getFirst())
                                .thenComparing(List::getLast));
        for (TaxSum sum : sums) {
            String id = sum.buyerTaxId();
            nets.merge(
                    List.of(MemberStates.code(sum.country()), id == null ? "" : id),
                    converted(sum, sum.net()),
                    BigDecimal::add);
        }
        return nets.entrySet().stream()
                .map(it ->
                        new Report.Customer(
                                it.getKey().getFirst(),
                                it.getKey().getLast(),
                                rates.round(it.getValue())))
                .filter(it -> it.net() != 0)
                .toList();
    }

    private Report.Totals totals(List<Report.Line> lines, long due) {
        return new Report.Totals(
                sum(lines, Report.Line::net),
                TaxableOnce.of(scheme, lines),
                sum(lines, Report.Line::tax),
                0,
                due);
    }

    static <T> long sum(List<T> rows, ToLongFunction<T> amount) {
        return rows.stream().mapToLong(amount).reduce(0, Math::addExact);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
