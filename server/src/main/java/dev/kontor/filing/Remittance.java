package dev.kontor.filing;

import dev.kontor.ledger.Journal;
import dev.kontor.ledger.Ledger;
import dev.kontor.ledger.Postings;
import dev.kontor.ledger.TaxPart;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.TaxSum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Files a return, which locks its period, and pays it (J14). Either is done once: repeated, it
 * answers how the return stands.
 */
final class Remittance {
    private record Kind(String jurisdiction, String taxType) {}

    private final Database database;
    private final Ledger ledger;
    private final AuditLog audit;
    private final Filing filing;

    Remittance(Database database, Ledger ledger, AuditLog audit, Filing filing) {
        this.database = database;
        this.ledger = ledger;
        this.audit = audit;
        this.filing = filing;
    }

    /** Freezes the draft; 409 while the period lasts, or when something stands against it. */
    Report file(Scope scope, Scheme scheme, Period period, String actor) {
        if (!scope.files()) {
            throw FilingProblems.operatorOnly();
        }
        Optional<ReportStore.Filed> known =
                database.read(sql -> ReportStore.find(sql, scope, scheme, period));
        if (known.isPresent()) {
            return known.get().asReport();
        }
        if (!scope.today().isAfter(period.until())) {
            throw FilingProblems.periodNotOver(period);
        }
        Filing.Drafted drafted = filing.draft(scope, scheme, period);
        refuse(scope, drafted.report());
        database.run(tx -> {
            UUID id = Ids.next();
            Report report = drafted.report().filed(scope.now());
            if (ReportStore.file(tx, scope, id, report, drafted.figures(), actor)) {
                log(tx, scope, "tax_report.filed", scheme, period, actor);
            }
        });
        return database.read(sql -> ReportStore.find(sql, scope, scheme, period))
                .orElseThrow()
                .asReport();
    }

    private static void refuse(Scope scope, Report report) {
        if (report.problems().contains("differs_from_ledger")) {
            throw FilingProblems.differs();
        }
        if (scope.live() && report.problems().contains("rate_provisional")) {
            throw FilingProblems.provisional();
        }
        if (report.problems().contains("customer_without_tax_id")) {
            throw FilingProblems.unknownCustomer();
        }
    }

    /** Books the payment of a return that was filed; 409 before. */
    Report pay(Scope scope, Scheme scheme, Period period, String actor) {
        if (!scope.files()) {
            throw FilingProblems.operatorOnly();
        }
        ReportStore.Filed filed =
                database.read(sql -> ReportStore.find(sql, scope, scheme, period))
                        .orElseThrow(FilingProblems::notFiled);
        List<TaxSum> figures = database.read(sql -> ReportStore.figures(sql, scope, filed));
        database.run(tx -> {
            if (ReportStore.pay(tx, filed, scope.now(), actor)) {
                log(tx, scope, "tax_report.paid", scheme, period, actor);
                ledger.post(tx, journals(scope, scheme, filed, period, figures));
            }
        });
        return filing.report(scope, scheme, period);
    }

    /** J14 in the books of each vendor whose sales were declared. */
    private static List<Journal> journals(
            Scope scope,
            Scheme scheme,
            ReportStore.Filed filed,
            Period period,
            List<TaxSum> figures) {
        Payable payable = new Payable(scheme, period, filed.asReport());
        Map<VendorId, List<TaxSum>> byVendor =
                figures.stream()
                        .filter(payable::includes)
                        .collect(Collectors.groupingBy(TaxSum::vendor));
        List<Journal> journals = new ArrayList<>();
        byVendor.forEach((vendor, sums) -> {
            Map<Currency, List<TaxPart>> parts = parts(sums);
            if (!parts.isEmpty()) {
                journals.add(Postings.taxRemitted(vendor, filed.id(), scope.now(), parts));
            }
        });
        return journals;
    }

    private static Map<Currency, List<TaxPart>> parts(List<TaxSum> sums) {
        Map<Currency, Map<Kind, Long>> taxes =
                new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
        for (TaxSum sum : sums) {
            taxes.computeIfAbsent(
                            sum.currency(),
                            any ->
                                    new TreeMap<>(
                                            Comparator.comparing(Kind::jurisdiction)
                                                    .thenComparing(Kind::taxType)))
                    .merge(new Kind(sum.jurisdiction(), sum.taxType()), sum.tax(), Math::addExact);
        }
        Map<Currency, List<TaxPart>> parts = new LinkedHashMap<>();
        taxes.forEach((currency, kinds) -> {
            List<TaxPart> list = new ArrayList<>();
            kinds.forEach((kind, tax) -> {
                if (tax != 0) {
                    list.add(new TaxPart(kind.jurisdiction(), kind.taxType(), tax));
                }
            });
            if (!list.isEmpty()) {
                parts.put(currency, list);
            }
        });
        return parts;
    }

    /**
     * What is paid with a return: not what a member state pays back itself, nor what is settled
     * with it directly.
     */
    private record Payable(Scheme scheme, Period period, Report report) {
        boolean includes(TaxSum sum) {
            if (!scheme.isOneStopShop()) {
                return true;
            }
            boolean direct =
                    !period.contains(sum.soldIn())
                            && OssReturn.isTooOld(
                                    scheme, period, scheme.length().containing(sum.soldIn()));
            return !direct
                    && report.balances().stream()
                            .noneMatch(it -> it.country().equals(sum.country()) && it.tax() < 0);
        }
    }

    private void log(
            Tx tx, Scope scope, String action, Scheme scheme, Period period, String actor) {
        audit.append(
                tx,
                new AuditLog.Entry(
                        scope.vendors().getFirst(),
                        actor,
                        action,
                        scheme.code() + " " + period,
                        null,
                        null,
                        null),
                scope.now());
    }
}
