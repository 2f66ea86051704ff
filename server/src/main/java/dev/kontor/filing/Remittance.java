package dev.kontor.filing;

import dev.kontor.ledger.Journal;
import dev.kontor.ledger.JournalId;
import dev.kontor.ledger.JournalKind;
import dev.kontor.ledger.Ledger;
import dev.kontor.ledger.Postings;
import dev.kontor.ledger.TaxPart;
import dev.kontor.platform.Database;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.TaxSum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Pays a return that was filed (J14): once; repeated, it answers how the return stands. */
final class Remittance {
    private record Kind(String jurisdiction, String taxType) {}

    private final Database database;
    private final Ledger ledger;
    private final ReportLog log;

    Remittance(Database database, Ledger ledger, ReportLog log) {
        this.database = database;
        this.ledger = ledger;
        this.log = log;
    }

    /** Books the payment of a return; 409 before it was filed. */
    void pay(Scope scope, Scheme scheme, Period period, String actor) {
        if (!scope.files()) {
            throw FilingProblems.operatorOnly();
        }
        ReportStore.Kept kept =
                database.read(sql -> ReportStore.find(sql, scope, scheme, period))
                        .filter(it -> it.filedAt() != null)
                        .orElseThrow(FilingProblems::notFiled);
        List<TaxSum> figures = database.read(sql -> ReportStore.figures(sql, scope, kept));
        database.run(tx -> {
            if (ReportStore.pay(tx, kept, scope.now(), actor)) {
                log.note(tx, scope, "tax_report.paid", scheme, period, null, actor);
                ledger.post(tx, journals(scope, scheme, kept, period, figures));
            }
        });
    }

    /** The journal of the payment in a vendor's books; empty before, or when it had no part. */
    Optional<JournalId> journal(Scope scope, VendorId vendor, Scheme scheme, Period period) {
        return database.read(sql -> ReportStore.find(sql, scope, scheme, period))
                .filter(it -> it.paidAt() != null)
                .flatMap(it ->
                        database.write(
                                tx -> ledger.find(tx, vendor, JournalKind.TAX_REMITTED, it.id())))
                .map(Journal::id);
    }

    /** J14 in the books of each vendor whose sales were declared. */
    private static List<Journal> journals(
            Scope scope,
            Scheme scheme,
            ReportStore.Kept kept,
            Period period,
            List<TaxSum> figures) {
        Payable payable =
                new Payable(
                        scheme,
                        period,
                        kept.asReport(),
                        LocalDate.ofInstant(kept.lockedAt(), scope.entity().zone()));
        Map<VendorId, List<TaxSum>> byVendor =
                figures.stream()
                        .filter(payable::includes)
                        .collect(Collectors.groupingBy(TaxSum::vendor));
        List<Journal> journals = new ArrayList<>();
        byVendor.forEach((vendor, sums) -> {
            Map<Currency, List<TaxPart>> parts = parts(sums);
            if (!parts.isEmpty()) {
                journals.add(Postings.taxRemitted(vendor, kept.id(), scope.now(), parts));
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
    private record Payable(Scheme scheme, Period period, Report report, LocalDate lockedOn) {
        boolean includes(TaxSum sum) {
            if (!scheme.isOneStopShop()) {
                return true;
            }
            boolean direct =
                    !period.contains(sum.soldIn())
                            && OssReturn.isTooOld(
                                    scheme, period, scheme.containing(sum.soldIn()), lockedOn);
            return !direct
                    && report.balances().stream()
                            .noneMatch(it -> it.country().equals(sum.country()) && it.tax() < 0);
        }
    }
}
