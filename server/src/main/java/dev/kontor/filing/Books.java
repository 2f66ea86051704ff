package dev.kontor.filing;

import dev.kontor.ledger.Ledger;
import dev.kontor.ledger.TaxOwed;
import dev.kontor.platform.Database;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.TaxBook;
import dev.kontor.tax.TaxSum;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One look at what returns are made of: whatever is read is read once, however many returns are
 * made of it. Not for use by several threads.
 */
final class Books {
    /** Before any sale. */
    private static final LocalDate START = LocalDate.of(2000, 1, 1);

    private static final int BATCH = 20_000;

    private record Kind(String jurisdiction, String taxType, Currency currency) {}

    private final Scope scope;
    private final SellerTerms terms;
    private final Database database;
    private final TaxBook book;
    private final Ledger ledger;
    private final Map<String, List<TaxSum>> declared = new HashMap<>();
    private final Map<String, List<TaxSum>> sumsOf = new HashMap<>();
    private final Map<YearMonth, List<TaxOwed>> owed = new HashMap<>();
    private @Nullable Schemes schemes;
    private @Nullable List<TaxSum> sums;
    private @Nullable List<ReportStore.Kept> kept;
    private @Nullable List<RateBook.Given> rates;

    /**
     * @param terms on which sellers file
     */
    Books(Scope scope, SellerTerms terms, Database database, TaxBook book, Ledger ledger) {
        this.scope = scope;
        this.terms = terms;
        this.database = database;
        this.book = book;
        this.ledger = ledger;
    }

    Scope scope() {
        return scope;
    }

    /** All returns, with the terms of who files them. */
    Schemes schemes() {
        Schemes known = schemes;
        if (known == null) {
            known = terms.of(scope, kept());
            schemes = known;
        }
        return known;
    }

    /** All that was ever booked, wherever the day has come already. */
    List<TaxSum> sums() {
        List<TaxSum> known = sums;
        if (known == null) {
            known = book.sums(scope.vendors(), START, scope.today().plusDays(2));
            sums = known;
        }
        return known;
    }

    /** What the scheme may take of it, and perhaps more. */
    List<TaxSum> sums(Scheme scheme) {
        List<TaxSum> known = sums;
        return known != null
                ? known
                : sumsOf.computeIfAbsent(
                        scheme.code(),
                        any ->
                                book.sums(
                                        scope.vendors(),
                                        START,
                                        scope.today().plusDays(2),
                                        scheme.place(),
                                        scheme.treatments()));
    }

    /** All returns that were locked. */
    List<ReportStore.Kept> kept() {
        List<ReportStore.Kept> known = kept;
        if (known == null) {
            known = database.read(sql -> ReportStore.kept(sql, scope));
            kept = known;
        }
        return known;
    }

    /** All that returns of the scheme have declared. */
    List<TaxSum> declared(Scheme scheme) {
        return declared.computeIfAbsent(
                scheme.code(),
                any -> database.read(sql -> ReportStore.figures(sql, scope, scheme)));
    }

    /** What one return has declared. */
    List<TaxSum> declared(ReportStore.Kept one) {
        return database.read(sql -> ReportStore.figures(sql, scope, one));
    }

    List<RateBook.Given> rates() {
        List<RateBook.Given> known = rates;
        if (known == null) {
            known = database.read(sql -> ReportStore.rates(sql, scope));
            rates = known;
        }
        return known;
    }

    /** What account 2100 holds by the journals of these months. */
    List<TaxOwed> owed(List<YearMonth> months) {
        List<TaxOwed> all = new ArrayList<>();
        months.forEach(month -> all.addAll(owed.computeIfAbsent(month, this::read)));
        return all;
    }

    private List<TaxOwed> read(YearMonth month) {
        Map<Kind, Long> sum =
                new TreeMap<>(
                        Comparator.comparing(Kind::jurisdiction)
                                .thenComparing(Kind::taxType)
                                .thenComparing(it -> it.currency().getCurrencyCode()));
        for (VendorId vendor : scope.vendors()) {
            List<UUID> journals = book.journals(vendor, month.atDay(1), month.atEndOfMonth());
            for (int from = 0; from < journals.size(); from += BATCH) {
                List<UUID> some = journals.subList(from, Math.min(from + BATCH, journals.size()));
                for (TaxOwed it : ledger.taxOwed(vendor, some)) {
                    sum.merge(
                            new Kind(it.jurisdiction(), it.taxType(), it.currency()),
                            it.amount(),
                            Math::addExact);
                }
            }
        }
        return sum.entrySet().stream()
                .map(it ->
                        new TaxOwed(
                                it.getKey().jurisdiction(),
                                it.getKey().taxType(),
                                it.getKey().currency(),
                                it.getValue()))
                .toList();
    }
}
