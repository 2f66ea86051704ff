package dev.kontor.filing;

import dev.kontor.platform.Database;
import dev.kontor.tax.TaxBook;
import dev.kontor.tax.TaxSum;
import java.time.Instant;
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
    private static final LocalDate START = LocalDate.of(2000, 1, 1);

    /**
     * A return of a period.
     *
     * @param sums in the currencies of the sales; late amounts are counted where they were booked
     */
    record Row(
            String scheme,
            String name,
            String period,
            LocalDate from,
            LocalDate until,
            LocalDate dueOn,
            String status,
            String currency,
            List<Sum> sums,
            String confidence,
            @Nullable Instant filedAt,
            @Nullable Instant paidAt) {}

    /** Amounts in minor units of the currency. */
    record Sum(String currency, long net, long tax) {}

    /** What no return in the table takes. */
    record Unassigned(
            String jurisdiction,
            String taxType,
            String treatment,
            String currency,
            long net,
            long tax) {}

    /** All of it. */
    record Reports(List<Row> data, List<Unassigned> unassigned, @Nullable String nextCursor) {}

    /** A day by which something has to be done. */
    record Due(
            LocalDate dueOn,
            String scheme,
            String name,
            String period,
            String status,
            String currency,
            String source,
            String confidence,
            String note) {}

    private record Key(Scheme scheme, Period period) {}

    private final Database database;
    private final TaxBook book;
    private final Schemes schemes;

    Overview(Database database, TaxBook book, Schemes schemes) {
        this.database = database;
        this.book = book;
        this.schemes = schemes;
    }

    /** Every scheme that has taken a line, from its first period to today's; newest first. */
    Reports reports(Scope scope) {
        List<TaxSum> all = book.sums(scope.vendors(), START, scope.today().plusDays(2));
        Map<Key, Map<String, Sum>> sums = new HashMap<>();
        Map<List<String>, Unassigned> unassigned =
                new TreeMap<>(Comparator.comparing((List<String> it) -> String.join(" ", it)));
        for (TaxSum sum : all) {
            Optional<Scheme> scheme = schemes.of(scope.entity().country(), sum);
            if (scheme.isPresent()) {
                Key key = new Key(scheme.get(), scheme.get().length().containing(sum.bookedIn()));
                sums.computeIfAbsent(key, any -> new TreeMap<>())
                        .merge(sum.currency().getCurrencyCode(), sum(sum), Overview::plus);
            } else {
                Unassigned one = unassigned(sum);
                unassigned.merge(
                        List.of(one.jurisdiction(), one.taxType(), one.treatment(), one.currency()),
                        one,
                        Overview::plus);
            }
        }
        Map<String, ReportStore.Filed> filed = filed(scope);
        List<Row> rows = new ArrayList<>();
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
                                filed.get(scheme.code() + " " + p)));
            }
        }
        rows.sort(Comparator.comparing(Row::until).reversed().thenComparing(Row::scheme));
        return new Reports(rows, List.copyOf(unassigned.values()), null);
    }

    /**
     * What is due in these days, soonest first, and before them whatever should have been filed and
     * was not.
     */
    List<Due> calendar(Scope scope, LocalDate from, LocalDate until) {
        List<TaxSum> all = book.sums(scope.vendors(), START, scope.today().plusDays(2));
        Map<String, ReportStore.Filed> filed = filed(scope);
        Map<Scheme, Period> first = new HashMap<>();
        for (TaxSum sum : all) {
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
                ReportStore.Filed done = filed.get(scheme.code() + " " + p);
                if (done == null || !scheme.dueOn(p).isBefore(from)) {
                    days.add(due(scope, scheme, p, done));
                }
            }
        });
        days.sort(Comparator.comparing(Due::dueOn).thenComparing(Due::scheme));
        return days;
    }

    private static Due due(
            Scope scope, Scheme scheme, Period period, ReportStore.@Nullable Filed filed) {
        return new Due(
                scheme.dueOn(period),
                scheme.code(),
                scheme.name(),
                period.toString(),
                status(scope, scheme, period, filed),
                scheme.currency().getCurrencyCode(),
                scheme.source(),
                scheme.confidence(),
                scheme.note());
    }

    private static Map<Scheme, Period> first(Map<Key, Map<String, Sum>> sums) {
        Map<Scheme, Period> first = new HashMap<>();
        sums.keySet().forEach(it -> first.merge(it.scheme(), it.period(), Overview::earlier));
        return first;
    }

    private static Period earlier(Period a, Period b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private Map<String, ReportStore.Filed> filed(Scope scope) {
        Map<String, ReportStore.Filed> filed = new HashMap<>();
        database.read(sql -> ReportStore.filed(sql, scope))
                .forEach(it -> filed.put(it.scheme() + " " + it.period(), it));
        return filed;
    }

    private static Row row(
            Scope scope,
            Scheme scheme,
            Period period,
            Map<String, Sum> sums,
            ReportStore.@Nullable Filed filed) {
        return new Row(
                scheme.code(),
                scheme.name(),
                period.toString(),
                period.from(),
                period.until(),
                scheme.dueOn(period),
                status(scope, scheme, period, filed),
                scheme.currency().getCurrencyCode(),
                List.copyOf(sums.values()),
                scheme.confidence(),
                filed == null ? null : filed.filedAt(),
                filed == null ? null : filed.paidAt());
    }

    private static String status(
            Scope scope, Scheme scheme, Period period, ReportStore.@Nullable Filed filed) {
        if (filed != null) {
            return filed.paidAt() == null ? "filed" : "paid";
        }
        return Filing.status(scheme, period, scope.today());
    }

    private static Sum sum(TaxSum it) {
        return new Sum(it.currency().getCurrencyCode(), it.net(), it.tax());
    }

    private static Sum plus(Sum a, Sum b) {
        return new Sum(
                a.currency(), Math.addExact(a.net(), b.net()), Math.addExact(a.tax(), b.tax()));
    }

    private static Unassigned unassigned(TaxSum it) {
        return new Unassigned(
                it.jurisdiction(),
                it.taxType(),
                it.treatment().name().toLowerCase(Locale.ROOT),
                it.currency().getCurrencyCode(),
                it.net(),
                it.tax());
    }

    private static Unassigned plus(Unassigned a, Unassigned b) {
        return new Unassigned(
                a.jurisdiction(),
                a.taxType(),
                a.treatment(),
                a.currency(),
                Math.addExact(a.net(), b.net()),
                Math.addExact(a.tax(), b.tax()));
    }
}
