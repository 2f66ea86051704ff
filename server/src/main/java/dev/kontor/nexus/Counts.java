package dev.kontor.nexus;

import dev.kontor.currencies.Rates;
import dev.kontor.platform.Money;
import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.TaxThreshold;
import dev.kontor.tax.TaxThreshold.Condition;
import dev.kontor.tax.Treatment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

        /** The span that decides: one that is over and crossed the threshold, or else today's. */
        Progress.Part part(boolean both) {
            for (int i = 1; i < sold.length; i++) {
                Progress.Part past = part(i);
                if (past.percent(both) >= Progress.ALL) {
                    return past;
                }
            }
            return part(0);
        }

        private Progress.Part part(int span) {
            return new Progress.Part(condition, window, sold[span], sales[span]);
        }
    }

    /** Sales of one kind are counted by the same counters. */
    private record Kind(
            String country,
            String taxCountry,
            String region,
            Treatment treatment,
            boolean zeroRated) {
        static Kind of(SoldOnDay sold) {
            return new Kind(
                    sold.country(),
                    sold.taxCountry(),
                    sold.region(),
                    sold.treatment(),
                    sold.zeroRated());
        }
    }

    private record Group(TaxThreshold threshold, List<Counter> counters) {
        Progress progress() {
            return new Progress(
                    threshold, counters.stream().map(it -> it.part(threshold.all())).toList());
        }
    }

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<Kind, List<Counter>> counting = new HashMap<>();

    /** Where something was sold without the tax that a registration would have brought. */
    private final Set<String> untaxed = new HashSet<>();

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
        for (TaxThreshold it : thresholds) {
            groups.put(
                    it.jurisdiction(),
                    new Group(
                            it,
                            it.conditions().stream()
                                    .map(one -> new Counter(it.jurisdiction(), one, day))
                                    .toList()));
        }
        this.rates = rates;
        this.home = home;
        this.union = Set.copyOf(union);
    }

    /** Counts sales; answers the jurisdictions whose thresholds they brought nearer. */
    Set<String> add(List<SoldOnDay> sold) {
        Set<String> touched = new HashSet<>();
        for (SoldOnDay one : sold) {
            for (Counter counter : counting.computeIfAbsent(Kind.of(one), it -> counters(one))) {
                if (add(counter, one)) {
                    touched.add(counter.jurisdiction);
                }
            }
        }
        return touched;
    }

    /** Those that count sales of this kind: few of very many. */
    private List<Counter> counters(SoldOnDay one) {
        return groups.values().stream()
                .flatMap(it -> it.counters().stream())
                .filter(it -> it.basis.counts(one, it.jurisdiction, home, union))
                .toList();
    }

    private boolean add(Counter counter, SoldOnDay one) {
        boolean counts = false;
        for (int i = 0; i < counter.sold.length; i++) {
            if (counter.spans.get(i).has(one.soldOn())) {
                counter.sold[i] =
                        Math.addExact(counter.sold[i], amount(counter.condition, one, rates));
                counter.sales[i] += one.sales();
                counts = true;
            }
        }
        if (counts && one.treatment() == Treatment.NOT_REGISTERED) {
            untaxed.add(counter.jurisdiction);
        }
        return counts;
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

    /**
     * How much nearer to their thresholds sales bring each jurisdiction at most, whenever they were
     * made. The turnover of all the world is left out: every sale would count everywhere.
     */
    Map<String, Tally> nearer(List<SoldOnDay> sold) {
        Map<String, Tally> nearer = new HashMap<>();
        for (SoldOnDay one : sold) {
            Map<String, Tally> most = new HashMap<>(2);
            for (Counter counter : counting.computeIfAbsent(Kind.of(one), it -> counters(one))) {
                long amount = amount(counter.condition, one, rates);
                if (counter.basis != Basis.WORLD_TURNOVER && amount > 0) {
                    most.merge(
                            counter.jurisdiction,
                            new Tally(amount, one.sales()),
                            (it, other) -> it.sold() < other.sold() ? other : it);
                }
            }
            most.forEach((code, tally) -> nearer.merge(code, tally, Tally::plus));
        }
        return nearer;
    }

    /** The jurisdictions with a threshold, in the order of the content. */
    Set<String> jurisdictions() {
        return Collections.unmodifiableSet(groups.keySet());
    }

    /**
     * Whether something that its threshold counts was sold without its tax, for want of a
     * registration.
     */
    boolean hasUntaxed(String jurisdiction) {
        return untaxed.contains(jurisdiction);
    }

    /** How far the threshold of one of them is. */
    Progress progress(String jurisdiction) {
        return Objects.requireNonNull(groups.get(jurisdiction)).progress();
    }

    /** How far every threshold is, in the order of the content. */
    List<Progress> progress() {
        return groups.values().stream().map(Group::progress).toList();
    }
}
