package dev.kontor.filing;

import dev.kontor.currencies.Rates;
import dev.kontor.currencies.ReferenceRates;
import dev.kontor.platform.Database;
import dev.kontor.tax.TaxBook;
import dev.kontor.tax.TaxSum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tax returns: what each says, as a draft or as it was filed. */
final class Filing {
    private final Database database;
    private final TaxBook book;
    private final Reconciling reconciling;
    private final ReferenceRates reference;
    private final Rates market;
    private final Schemes schemes;

    Filing(
            Database database,
            TaxBook book,
            Reconciling reconciling,
            ReferenceRates reference,
            Rates market,
            Schemes schemes) {
        this.database = database;
        this.book = book;
        this.reconciling = reconciling;
        this.reference = reference;
        this.market = market;
        this.schemes = schemes;
    }

    /** A report with the sums that it declares. */
    record Drafted(Report report, List<TaxSum> figures) {}

    /** The scheme with this code that sellers of the scope's country use; 404 else. */
    Scheme scheme(Scope scope, String code) {
        return schemes.find(code)
                .filter(it -> it.isFor(scope.entity().country()))
                .orElseThrow(() -> FilingProblems.unknownScheme(code));
    }

    /**
     * What the return says: as it was filed, or drafted from what is open now. A vendor's part of
     * what was filed is made of the sums that were.
     */
    Report report(Scope scope, Scheme scheme, Period period) {
        Optional<ReportStore.Filed> filed =
                database.read(sql -> ReportStore.find(sql, scope, scheme, period));
        if (filed.isEmpty()) {
            return draft(scope, scheme, period).report();
        }
        if (scope.files()) {
            return filed.get().asReport();
        }
        List<TaxSum> own = database.read(sql -> ReportStore.figures(sql, scope, filed.get()));
        Report part = made(scope, scheme, period, own, List.of());
        Report locked = part.filed(filed.get().filedAt());
        return filed.get().paidAt() == null
                ? locked
                : locked.paid(filed.get().filedAt(), filed.get().paidAt());
    }

    /** What the return would say if it was filed now. */
    Drafted draft(Scope scope, Scheme scheme, Period period) {
        List<ReportStore.Filed> all = database.read(sql -> ReportStore.filed(sql, scope));
        List<TaxSum> declared = database.read(sql -> ReportStore.figures(sql, scope, scheme));
        Set<String> locked =
                all.stream()
                        .filter(it -> it.scheme().equals(scheme.code()))
                        .map(ReportStore.Filed::period)
                        .collect(Collectors.toSet());
        OpenSums openSums = new OpenSums(scheme, scope.entity().country(), schemes, locked);
        List<TaxSum> open =
                openSums.of(period, book.sums(scope.vendors(), START, period.until()), declared);
        List<Period> periods = new ArrayList<>(openSums.periods(open));
        if (!periods.contains(period)) {
            periods.add(period);
        }
        List<Report.Reconciled> reconciled = reconciling.of(scope, scheme, periods, declared, open);
        return new Drafted(made(scope, scheme, period, open, reconciled), open);
    }

    /** Before any sale. */
    private static final LocalDate START = LocalDate.of(2000, 1, 1);

    private Report made(
            Scope scope,
            Scheme scheme,
            Period period,
            List<TaxSum> open,
            List<Report.Reconciled> reconciled) {
        RateBook rates =
                new RateBook(
                        scheme.currency(),
                        database.read(sql -> ReportStore.rates(sql, scope)),
                        reference,
                        market);
        Drafting.Figures figures =
                new Drafting(scheme, period, rates).of(open, schemes.boxes(scheme));
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
                figures.boxes(),
                figures.totals(),
                rates.used(),
                reconciled,
                problems(figures, rates, reconciled),
                scheme.confidence(),
                scheme.source(),
                null,
                null);
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
