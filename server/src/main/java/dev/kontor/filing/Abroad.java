package dev.kontor.filing;

import dev.kontor.tax.TaxBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * On which days the seller declares what it sells in other member states than its own by a return
 * of that state, since it is registered there, and not by the One-Stop Shop, which is for states
 * where it is not (Directive 2006/112/EC, art. 358a, 369a; decision 13). Pure.
 */
final class Abroad {
    /** Whoever is registered nowhere else. */
    static final Abroad NOWHERE = new Abroad(List.of(), List.of());

    /**
     * Days on which it is so.
     *
     * @param until the last one, or null while it lasts
     */
    record Stay(String country, LocalDate from, @Nullable LocalDate until) {
        private static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

        LocalDate last() {
            return until == null ? OPEN : until;
        }

        private boolean has(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(last());
        }

        private static Stay of(String country, LocalDate from, LocalDate last) {
            return new Stay(country, from, last.equals(OPEN) ? null : last);
        }
    }

    /**
     * A quarter of the One-Stop Shop that was locked, which stays as it was declared.
     *
     * @param stays what it left to other states' returns
     */
    record Settled(Period quarter, List<Stay> stays) {
        Settled {
            stays = List.copyOf(stays);
        }
    }

    private final Map<String, List<Stay>> byCountry;
    private final Set<String> countries;

    private Abroad(List<Stay> registered, List<Stay> stays) {
        Map<String, List<Stay>> all = new TreeMap<>();
        stays.stream()
                .sorted(Comparator.comparing(Stay::from))
                .forEach(
                        it -> add(all.computeIfAbsent(it.country(), any -> new ArrayList<>()), it));
        byCountry = all;
        countries = registered.stream().map(Stay::country).collect(Collectors.toUnmodifiableSet());
    }

    /** Days that follow each other are one stay. */
    private static void add(List<Stay> before, Stay next) {
        if (before.isEmpty() || before.getLast().last().isBefore(next.from().minusDays(1))) {
            before.add(next);
            return;
        }
        Stay last = before.removeLast();
        LocalDate end = last.last().isAfter(next.last()) ? last.last() : next.last();
        before.add(Stay.of(next.country(), last.from(), end));
    }

    /**
     * @param registered by the registrations on record
     * @param settled by the quarters that were locked, whatever was put on record since
     */
    static Abroad of(List<Stay> registered, List<Settled> settled) {
        if (registered.isEmpty()) {
            return NOWHERE;
        }
        List<Stay> stays = registered;
        for (Settled one : settled) {
            stays = stays.stream().flatMap(it -> without(it, one.quarter()).stream()).toList();
        }
        List<Stay> all = new ArrayList<>(stays);
        settled.forEach(it -> all.addAll(it.stays()));
        return new Abroad(registered, all);
    }

    private static List<Stay> without(Stay stay, Period quarter) {
        List<Stay> rest = new ArrayList<>();
        if (stay.from().isBefore(quarter.from())) {
            LocalDate before = quarter.from().minusDays(1);
            rest.add(
                    Stay.of(
                            stay.country(),
                            stay.from(),
                            stay.last().isBefore(before) ? stay.last() : before));
        }
        if (stay.last().isAfter(quarter.until())) {
            LocalDate after = quarter.until().plusDays(1);
            rest.add(
                    Stay.of(
                            stay.country(),
                            stay.from().isAfter(after) ? stay.from() : after,
                            stay.last()));
        }
        return rest;
    }

    /** The member states with a registration on record, where returns are owed, sales or not. */
    Set<String> countries() {
        return countries;
    }

    /** Whether what was sold there on that day is declared there. */
    boolean declares(String place, LocalDate day) {
        return !byCountry.isEmpty()
                && byCountry.getOrDefault(place.substring(0, 2), List.of()).stream()
                        .anyMatch(it -> it.has(day));
    }

    /** What of it falls into a period. */
    List<Stay> within(Period period) {
        return byCountry.values().stream()
                .flatMap(List::stream)
                .filter(it ->
                        !it.from().isAfter(period.until()) && !it.last().isBefore(period.from()))
                .map(it ->
                        new Stay(
                                it.country(),
                                it.from().isBefore(period.from()) ? period.from() : it.from(),
                                it.last().isAfter(period.until()) ? period.until() : it.last()))
                .toList();
    }

    /** Where months have to be cut in two, so that the days of a sum are all of one kind. */
    List<TaxBook.Cut> cuts() {
        List<TaxBook.Cut> cuts = new ArrayList<>();
        for (List<Stay> stays : byCountry.values()) {
            for (Stay stay : stays) {
                cut(cuts, stay.country(), stay.from());
                if (stay.until() != null) {
                    cut(cuts, stay.country(), stay.until().plusDays(1));
                }
            }
        }
        return cuts;
    }

    private static void cut(List<TaxBook.Cut> cuts, String country, LocalDate day) {
        if (day.getDayOfMonth() > 1) {
            cuts.add(new TaxBook.Cut(country, day));
        }
    }
}
