package dev.kontor.filing;

import dev.kontor.tax.TaxSum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which returns there are, for which periods, and when they are due: the tax calendar. */
final class Overview {
    private record Key(Scheme scheme, Period period) {}

    private final Schemes schemes;

    Overview(Schemes schemes) {
        this.schemes = schemes;
    }

    /** Every scheme that has taken a line, from its first period to today's; newest first. */
    Returns returns(Books books) {
        Scope scope = books.scope();
        Map<Key, Map<String, Returns.Sum>> sums = new HashMap<>();
        Map<List<String>, Returns.Unassigned> unassigned =
                new TreeMap<>(Comparator.comparing((List<String> it) -> String.join(" ", it)));
        for (TaxSum sum : books.sums()) {
            Optional<Scheme> scheme = schemes.of(scope.entity().country(), sum);
            if (scheme.isPresent()) {
                Key key = new Key(scheme.get(), scheme.get().length().containing(sum.bookedIn()));
                sums.computeIfAbsent(key, any -> new TreeMap<>())
                        .merge(sum.currency().getCurrencyCode(), sum(sum), Overview::plus);
            } else {
                Returns.Unassigned one = unassigned(sum);
                unassigned.merge(
                        List.of(one.jurisdiction(), one.taxType(), one.treatment(), one.currency()),
                        one,
                        Overview::plus);
            }
        }
        Map<String, ReportStore.Kept> kept = kept(books);
        List<Returns.Row> rows = new ArrayList<>();
        for (Map.Entry<Scheme, Period> it : first(sums).entrySet()) {
            Scheme scheme = it.getKey();
            Period last = scheme.length().containing(scope.today());
            for (Period p = it.getValue(); p.compareTo(last) <= 0; p = p.next()) {
                rows.add(
                        row(
                                scope,
                                scheme,
                                p,
                                sums.getOrDefault(new Key(scheme, p), Map.of()),
                                kept.get(scheme.code() + " " + p)));
            }
        }
        rows.sort(
                Comparator.comparing(Returns.Row::until)
                        .reversed()
                        .thenComparing(Returns.Row::scheme));
        return new Returns(rows, List.copyOf(unassigned.values()), null);
    }

    /**
     * What is due in these days, soonest first, and before them whatever should have been filed and
     * was not.
     */
    List<Due> calendar(Books books, LocalDate from, LocalDate until) {
        Scope scope = books.scope();
        Map<String, ReportStore.Kept> kept = kept(books);
        Map<Scheme, Period> first = new HashMap<>();
        for (TaxSum sum : books.sums()) {
            schemes.of(scope.entity().country(), sum)
                    .ifPresent(scheme ->
                            first.merge(
                                    scheme,
                                    scheme.length().containing(sum.bookedIn()),
                                    Overview::earlier));
        }
        List<Due> days = new ArrayList<>();
        first.forEach((scheme, period) -> {
            for (Period p = period; !scheme.dueOn(p).isAfter(until); p = p.next()) {
                ReportStore.Kept done = kept.get(scheme.code() + " " + p);
                boolean filed = done != null && done.filedAt() != null;
                if (!filed || !scheme.dueOn(p).isBefore(from)) {
                    days.add(due(scope, scheme, p, done));
                }
            }
        });
        days.sort(Comparator.comparing(Due::dueOn).thenComparing(Due::scheme));
        return days;
    }

    private static Due due(
            Scope scope, Scheme scheme, Period period, ReportStore.@Nullable Kept kept) {
        return new Due(
                scheme.dueOn(period),
                scheme.code(),
                scheme.name(),
                period.toString(),
                status(scope, scheme, period, kept),
                scheme.currency().getCurrencyCode(),
                scheme.source(),
                scheme.confidence(),
                scheme.note());
    }

    private static Map<Scheme, Period> first(Map<Key, Map<String, Returns.Sum>> sums) {
        Map<Scheme, Period> first = new HashMap<>();
        sums.keySet().forEach(it -> first.merge(it.scheme(), it.period(), Overview::earlier));
        return first;
    }

    private static Period earlier(Period a, Period b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Map<String, ReportStore.Kept> kept(Books books) {
        Map<String, ReportStore.Kept> kept = new HashMap<>();
        books.kept().forEach(it -> kept.put(it.scheme() + " " + it.period(), it));
        return kept;
    }

    private static Returns.Row row(
            Scope scope,
            Scheme scheme,
            Period period,
            Map<String, Returns.Sum> sums,
            ReportStore.@Nullable Kept kept) {
        return new Returns.Row(
                scheme.code(),
                scheme.name(),
                period.toString(),
                period.from(),
                period.until(),
                scheme.dueOn(period),
                status(scope, scheme, period, kept),
                scheme.currency().getCurrencyCode(),
                List.copyOf(sums.values()),
                scheme.confidence(),
                kept == null ? null : kept.lockedAt(),
                kept == null ? null : kept.filedAt(),
                kept == null ? null : kept.reference(),
                kept == null ? null : kept.paidAt());
    }

    private static String status(
            Scope scope, Scheme scheme, Period period, ReportStore.@Nullable Kept kept) {
        return kept == null ? Drafts.status(scheme, period, scope.today()) : kept.status();
    }

    private static Returns.Sum sum(TaxSum it) {
        return new Returns.Sum(it.currency().getCurrencyCode(), it.net(), it.tax());
    }

    private static Returns.Sum plus(Returns.Sum a, Returns.Sum b) {
        return new Returns.Sum(
                a.currency(), Math.addExact(a.net(), b.net()), Math.addExact(a.tax(), b.tax()));
    }

    private static Returns.Unassigned unassigned(TaxSum it) {
        return new Returns.Unassigned(
                it.jurisdiction(),
                it.taxType(),
                it.treatment().name().toLowerCase(Locale.ROOT),
                it.currency().getCurrencyCode(),
                it.net(),
                it.tax());
    }

    private static Returns.Unassigned plus(Returns.Unassigned a, Returns.Unassigned b) {
        return new Returns.Unassigned(
                a.jurisdiction(),
                a.taxType(),
                a.treatment(),
                a.currency(),
                Math.addExact(a.net(), b.net()),
                Math.addExact(a.tax(), b.tax()));
    }
}
