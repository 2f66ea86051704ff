package dev.kontor.filing;

import dev.kontor.currencies.Rates;
import dev.kontor.currencies.ReferenceRates;
import dev.kontor.tax.TaxSum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What returns say: as they were locked, or drafted from what is open now. */
final class Drafts {
    private final ReferenceRates reference;
    private final Rates market;

    Drafts(ReferenceRates reference, Rates market) {
        this.reference = reference;
        this.market = market;
    }

    /** A report with the sums that it declares. */
    record Drafted(Report report, List<TaxSum> figures) {}

    /**
     * What the return says: as it was locked, or drafted from what is open now. A vendor's part of
     * what was locked is made of the sums that were.
     */
    Report report(Books books, Scheme scheme, Period period) {
        Optional<ReportStore.Kept> kept = find(books, scheme, period);
        if (kept.isEmpty()) {
            return draft(books, scheme, period).report();
        }
        if (books.scope().files()) {
            return kept.get().asReport();
        }
        return made(books, scheme, period, books.declared(kept.get()), List.of()).as(kept.get());
    }

    static Optional<ReportStore.Kept> find(Books books, Scheme scheme, Period period) {
        return books.kept().stream()
                .filter(it ->
                        it.scheme().equals(scheme.code()) && it.period().equals(period.toString()))
                .findFirst();
    }

    /** What the return would say if it was locked now. */
    Drafted draft(Books books, Scheme scheme, Period period) {
        Set<String> locked =
                books.kept().stream()
                        .filter(it -> it.scheme().equals(scheme.code()))
                        .map(ReportStore.Kept::period)
                        .collect(Collectors.toSet());
        OpenSums openSums = new OpenSums(scheme, books.seller(), locked);
        List<TaxSum> open = openSums.of(period, books.sums(scheme), books.declared(scheme));
        List<Period> periods = new ArrayList<>(openSums.periods(open));
        if (!periods.contains(period)) {
            periods.add(period);
        }
        List<Report.Reconciled> reconciled = Reconciling.of(books, scheme, periods, open);
        return new Drafted(made(books, scheme, period, open, reconciled), open);
    }

    private Report made(
            Books books,
            Scheme scheme,
            Period period,
            List<TaxSum> open,
            List<Report.Reconciled> reconciled) {
        Scope scope = books.scope();
        RateBook rates =
                new RateBook(scheme.currency(), books.rates(), reference, scope.live(), market);
        Drafting.Figures figures =
                new Drafting(scheme, period, rates, scope.today())
                        .of(open, books.seller().schemes().boxes(scheme));
        return new Report(
                scheme.code(),
                scheme.name(),
                scheme.jurisdiction(),
                period.toString(),
                period.from(),
                period.until(),
                scheme.dueOn(period),
                status(scheme, period, scope.today()),
                scope.entity().code(),
                !scope.files(),
                scheme.currency().getCurrencyCode(),
                figures.isNil(),
                figures.lines(),
                figures.corrections(),
                figures.direct(),
                figures.balances(),
                figures.customers(),
                scheme.isOneStopShop() ? elsewhere(books.seller(), period) : List.of(),
                figures.boxes(),
                figures.totals(),
                rates.used(),
                reconciled,
                problems(figures, rates, reconciled),
                scheme.confidence(),
                scheme.source(),
                null,
                null,
                null,
                null);
    }

    private static List<Report.Elsewhere> elsewhere(Seller seller, Period quarter) {
        List<Report.Elsewhere> all = new ArrayList<>();
        for (Abroad.Stay stay : seller.abroad().within(quarter)) {
            Scheme there = seller.schemes().national(stay.country());
            all.add(
                    new Report.Elsewhere(
                            stay.country(), there.code(), there.name(), stay.from(), stay.last()));
        }
        return all;
    }

    private static List<String> problems(
            Drafting.Figures figures, RateBook rates, List<Report.Reconciled> reconciled) {
        List<String> problems = new ArrayList<>();
        if (reconciled.stream().anyMatch(it -> it.difference() != 0)) {
            problems.add("differs_from_ledger");
        }
        if (rates.used().stream().anyMatch(it -> it.source().equals("provisional"))) {
            problems.add("rate_provisional");
        }
        if (figures.customers().stream().anyMatch(it -> it.taxId().isEmpty())) {
            problems.add("customer_without_tax_id");
        }
        return problems;
    }

    static String status(Scheme scheme, Period period, LocalDate today) {
        if (!today.isAfter(period.until())) {
            return "open";
        }
        return today.isAfter(scheme.dueOn(period)) ? "overdue" : "due";
    }
}
