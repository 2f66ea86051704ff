package dev.kontor.filing;

import dev.kontor.tax.TaxSum;
import dev.kontor.tax.Treatment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which returns there are, for which periods, and when they are due: the tax calendar. A return is
 * owed for every period in which the seller is registered, with or without sales, since that was
 * put on record or its first sale here; without a registration on record, from the first sale on
 * that was taxed. What was sold without tax where no return is owed is in none.
 */
final class Overview {
    private record Key(Scheme scheme, Period period) {}

    private final Books books;
    private final Scope scope;
    private final Map<String, ReportStore.Kept> kept = new HashMap<>();
    private final Map<Key, List<TaxSum>> sums = new HashMap<>();
    private final List<TaxSum> unassigned = new ArrayList<>();
    private LocalDate start;

    private Overview(Books books) {
        this.books = books;
        this.scope = books.scope();
        this.start = scope.today();
        books.kept().forEach(it -> kept.put(it.scheme() + " " + it.period(), it));
        books.sums().forEach(this::add);
    }

    private void add(TaxSum sum) {
        if (sum.bookedIn().isBefore(start)) {
            start = sum.bookedIn();
        }
        Optional<Scheme> scheme = books.seller().returnOf(sum);
        if (scheme.isPresent()) {
            Key key = new Key(scheme.get(), scheme.get().containing(sum.bookedIn()));
            sums.computeIfAbsent(key, any -> new ArrayList<>()).add(sum);
        } else {
            unassigned.add(sum);
        }
    }

    /** Every return from the first to today's; newest first. */
    static Returns returns(Books books) {
        Overview all = new Overview(books);
        List<Returns.Row> rows = new ArrayList<>();
        List<TaxSum> rest = new ArrayList<>(all.unassigned);
        Map<Key, List<TaxSum>> left = new HashMap<>(all.sums);
        for (Scheme scheme : books.seller().schemes().all()) {
            for (Period period : all.periods(scheme, all.scope.today())) {
                rows.add(all.row(scheme, period));
                left.remove(new Key(scheme, period));
            }
        }
        left.values().forEach(rest::addAll);
        rows.sort(
                Comparator.comparing(Returns.Row::until)
                        .reversed()
                        .thenComparing(Returns.Row::scheme));
        return new Returns(rows, unassigned(rest), null);
    }

    /**
     * What is due in these days, soonest first, and before them whatever should have been filed and
     * was not.
     */
    static List<Due> calendar(Books books, LocalDate from, LocalDate until) {
        Overview all = new Overview(books);
        List<Due> days = new ArrayList<>();
        for (Scheme scheme : books.seller().schemes().all()) {
            for (Period period : all.periods(scheme, until)) {
                LocalDate day = scheme.dueOn(period);
                if (!day.isAfter(until) && (!all.isFiled(scheme, period) || !day.isBefore(from))) {
                    days.add(all.due(scheme, period));
                }
            }
        }
        days.sort(Comparator.comparing(Due::dueOn).thenComparing(Due::scheme));
        return days;
    }

    /** Those up to a day's for which a return is owed, was locked, or has something to say. */
    private List<Period> periods(Scheme scheme, LocalDate last) {
        Terms terms = scheme.terms();
        NavigableSet<Period> periods = new TreeSet<>();
        sums.keySet().stream()
                .filter(it -> it.scheme().equals(scheme))
                .filter(this::isOwed)
                .map(Key::period)
                .forEach(periods::add);
        if (terms.registered().isEmpty()) {
            if (!periods.isEmpty()) {
                periods.addAll(terms.between(periods.first().from(), last));
            }
        } else {
            LocalDate known = terms.knownSince().filter(it -> it.isBefore(start)).orElse(start);
            terms.between(known, last).stream().filter(terms::areOwed).forEach(periods::add);
        }
        books.kept().stream()
                .filter(it -> it.scheme().equals(scheme.code()))
                .map(it -> Period.parse(it.period()))
                .forEach(periods::add);
        return List.copyOf(periods);
    }

    /**
     * Whether what was sold makes a return due. Where nothing was taxed it takes a registration;
     * the seller's own country has one, and the recapitulative statement is of such sales.
     */
    private boolean isOwed(Key key) {
        Scheme scheme = key.scheme();
        return scheme.isSalesList()
                || scheme.jurisdiction().equals(scope.entity().country())
                || scheme.terms().areOwed(key.period())
                || sums.getOrDefault(key, List.of()).stream()
                        .anyMatch(it -> it.treatment() == Treatment.TAXED);
    }

    private boolean isFiled(Scheme scheme, Period period) {
        ReportStore.Kept one = kept(scheme, period);
        return one != null && one.filedAt() != null;
    }

    private ReportStore.@Nullable Kept kept(Scheme scheme, Period period) {
        return kept.get(scheme.code() + " " + period);
    }

    private Due due(Scheme scheme, Period period) {
        return new Due(
                scheme.dueOn(period),
                scheme.code(),
                scheme.name(),
                period.toString(),
                status(scheme, period, kept(scheme, period)),
                scheme.currency().getCurrencyCode(),
                scheme.source(),
                scheme.confidence(),
                scheme.note());
    }

    private Returns.Row row(Scheme scheme, Period period) {
        ReportStore.Kept one = kept(scheme, period);
        return new Returns.Row(
                scheme.code(),
                scheme.name(),
                period.toString(),
                period.from(),
                period.until(),
                scheme.dueOn(period),
                status(scheme, period, one),
                scheme.currency().getCurrencyCode(),
                sums(new Key(scheme, period)),
                scheme.confidence(),
                one == null ? null : one.lockedAt(),
                one == null ? null : one.filedAt(),
                one == null ? null : one.reference(),
                one == null ? null : one.paidAt());
    }

    private String status(Scheme scheme, Period period, ReportStore.@Nullable Kept one) {
        return one == null ? Drafts.status(scheme, period, scope.today()) : one.status();
    }

    private List<Returns.Sum> sums(Key key) {
        Map<String, Returns.Sum> byCurrency = new TreeMap<>();
        sums.getOrDefault(key, List.of())
                .forEach(it ->
                        byCurrency.merge(it.currency().getCurrencyCode(), sum(it), Overview::plus));
        return List.copyOf(byCurrency.values());
    }

    private static Returns.Sum sum(TaxSum it) {
        return new Returns.Sum(it.currency().getCurrencyCode(), it.net(), it.tax());
    }

    private static Returns.Sum plus(Returns.Sum a, Returns.Sum b) {
        return new Returns.Sum(
                a.currency(), Math.addExact(a.net(), b.net()), Math.addExact(a.tax(), b.tax()));
    }

    private static List<Returns.Unassigned> unassigned(List<TaxSum> rest) {
        Map<List<String>, Returns.Unassigned> all =
                new TreeMap<>(Comparator.comparing((List<String> it) -> String.join(" ", it)));
        for (TaxSum sum : rest) {
            Returns.Unassigned one = unassigned(sum);
            all.merge(
                    List.of(one.jurisdiction(), one.taxType(), one.treatment(), one.currency()),
                    one,
                    Overview::plus);
        }
        return List.copyOf(all.values());
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
