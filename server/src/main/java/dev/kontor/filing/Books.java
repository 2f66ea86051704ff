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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One look at what returns are made of: whatever is read is read once, however many returns are
 * made of it. Not for use by several threads.
 */
final class Books {
    /** Before any sale. */
    private static final LocalDate START = LocalDate.of(2000, 1, 1);

    private static final int BATCH = 20_000;

    private record Kind(String jurisdiction, String taxType, boolean there, Currency currency) {}

    private final Scope scope;
    private final SellerTerms terms;
    private final Database database;
    private final TaxBook book;
    private final Ledger ledger;
    private final Map<String, List<TaxSum>> declared = new HashMap<>();
    private final Map<String, List<TaxSum>> sumsOf = new HashMap<>();
    private final Map<YearMonth, List<Owed>> owed = new HashMap<>();
    private @Nullable Seller seller;
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

    /** Who files, on which terms. */
    Seller seller() {
        Seller known = seller;
        if (known == null) {
            known = terms.of(scope, kept());
            seller = known;
        }
        return known;
    }

    /** All that was ever booked, wherever the day has come already. */
    List<TaxSum> sums() {
        List<TaxSum> known = sums;
        if (known == null) {
            known = read(null, List.of());
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
                        scheme.code(), any -> read(scheme.place(), scheme.treatments()));
    }

    private List<TaxSum> read(@Nullable String place, List<String> treatments) {
        return book.sums(
                scope.vendors(),
                START,
                scope.today().plusDays(2),
                place,
                treatments,
                seller().abroad().cuts());
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
    List<Owed> owed(List<YearMonth> months) {
        List<Owed> all = new ArrayList<>();
        months.forEach(month -> all.addAll(owed.computeIfAbsent(month, this::read)));
        return all;
    }

    private List<Owed> read(YearMonth month) {
        Map<Kind, Long> sum =
                new TreeMap<>(
                        Comparator.comparing(Kind::jurisdiction)
                                .thenComparing(Kind::taxType)
                                .thenComparing(Kind::there)
                                .thenComparing(it -> it.currency().getCurrencyCode()));
        for (VendorId vendor : scope.vendors()) {
            journals(vendor, month)
                    .forEach((there, journals) -> {
                        for (TaxOwed it : owed(vendor, journals)) {
                            sum.merge(
                                    new Kind(
                                            it.jurisdiction(),
                                            it.taxType(),
                                            there.contains(it.jurisdiction()),
                                            it.currency()),
                                    it.amount(),
                                    Math::addExact);
                        }
                    });
        }
        List<Owed> all = new ArrayList<>();
        sum.forEach((kind, amount) ->
                all.add(
                        new Owed(
                                kind.jurisdiction(),
                                kind.taxType(),
                                kind.there(),
                                kind.currency(),
                                amount)));
        return all;
    }

    /** Those of the month, by the places whose tax they declare in another member state itself. */
    private Map<Set<String>, List<UUID>> journals(VendorId vendor, YearMonth month) {
        Abroad abroad = seller().abroad();
        Map<UUID, Set<String>> there = new HashMap<>();
        for (TaxBook.TaxPoint it :
                book.taxPoints(vendor, month.atDay(1), month.atEndOfMonth(), abroad.countries())) {
            if (abroad.declares(it.jurisdiction(), it.day())) {
                there.computeIfAbsent(it.journal(), any -> new TreeSet<>()).add(it.jurisdiction());
            }
        }
        return book.journals(vendor, month.atDay(1), month.atEndOfMonth()).stream()
                .collect(Collectors.groupingBy(it -> there.getOrDefault(it, Set.of())));
    }

    private List<TaxOwed> owed(VendorId vendor, List<UUID> journals) {
        List<TaxOwed> owed = new ArrayList<>();
        for (int from = 0; from < journals.size(); from += BATCH) {
            owed.addAll(
                    ledger.taxOwed(
                            vendor,
                            journals.subList(from, Math.min(from + BATCH, journals.size()))));
        }
        return owed;
    }
}
