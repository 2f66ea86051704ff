package dev.kontor.nexus;

import dev.kontor.currencies.Rates;
import dev.kontor.platform.Money;
import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.TaxThreshold;
import dev.kontor.tax.TaxThreshold.Condition;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The counters of a holder on one day: of every condition of every threshold, span by span, in the
 * threshold's currency at the rate of the day of the sale. Not safe for threads.
 */
final class Counts {
    /** The counter of one condition. */
    private static final class Counter {
        final String jurisdiction;
        final Condition condition;
        final Window window;
        final Basis basis;
        final List<Window.Span> spans;
        final long[] sold;
        final long[] sales;

        Counter(String jurisdiction, Condition condition, LocalDate day) {
            this.jurisdiction = jurisdiction;
            this.condition = condition;
            this.window = Window.of(condition);
            this.basis = Basis.of(condition);
            this.spans = window.spans(day);
            this.sold = new long[spans.size()];
            this.sales = new long[spans.size()];
        }

        Progress.Part most() {
            int most = 0;
            for (int i = 1; i < sold.length; i++) {
                if (sold[i] > sold[most] || (sold[i] == sold[most] && sales[i] > sales[most])) {
                    most = i;
                }
            }
            return new Progress.Part(condition, window, sold[most], sales[most]);
        }
    }

    private record Group(TaxThreshold threshold, List<Counter> counters) {
        Progress progress() {
            return new Progress(threshold, counters.stream().map(Counter::most).toList());
        }
    }

    private final List<Group> groups;
    private final Rates rates;
    private final String home;
    private final Set<String> union;

    /**
     * @param thresholds of that day
     * @param home country of the seller
     * @param union the member states of the European Union
     */
    Counts(
            List<TaxThreshold> thresholds,
            LocalDate day,
            Rates rates,
            String home,
            Set<String> union) {
        this.groups =
                thresholds.stream()
                        .map(it ->
                                new Group(
                                        it,
                                        it.conditions().stream()
                                                .map(one ->
                                                        new Counter(it.jurisdiction(), one, day))
                                                .toList()))
                        .toList();
        this.rates = rates;
        this.home = home;
        this.union = Set.copyOf(union);
    }

    void add(List<SoldOnDay> sold) {
        for (SoldOnDay one : sold) {
            for (Group group : groups) {
                for (Counter counter : group.counters()) {
                    add(counter, one);
                }
            }
        }
    }

    private void add(Counter counter, SoldOnDay one) {
        if (!counter.basis.counts(one, counter.jurisdiction, home, union)) {
            return;
        }
        for (int i = 0; i < counter.sold.length; i++) {
            if (counter.spans.get(i).has(one.soldOn())) {
                counter.sold[i] =
                        Math.addExact(counter.sold[i], amount(counter.condition, one, rates));
                counter.sales[i] += one.sales();
            }
        }
    }

    /** In the condition's currency; without one only whether something was sold matters. */
    static long amount(Condition condition, SoldOnDay one, Rates rates) {
        var currency = condition.currency();
        return currency == null
                ? one.net()
                : rates.convert(
                                new Money(one.net(), one.currency()),
                                currency,
                                one.soldOn().atStartOfDay(ZoneOffset.UTC).toInstant())
                        .minor();
    }

    /** How far every threshold is, in the order of the content. */
    List<Progress> progress() {
        List<Progress> all = new ArrayList<>(groups.size());
        groups.forEach(group -> all.add(group.progress()));
        return all;
    }
}
