package dev.kontor.filing;

import dev.kontor.ledger.JournalId;
import dev.kontor.ledger.Ledger;
import dev.kontor.platform.Database;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.TaxBook;
import dev.kontor.tax.Treatment;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tax returns: which there are and by when, what each says, and locking, filing and paying them. A
 * return is named by the code of its scheme, such as {@code oss_union}, and its period, such as
 * {@code 2026-Q1}: an unknown one is a 404, a period of another length a 422.
 */
public final class Filing {
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "SEEN(?:[SEEN ]{0,62}SEEN)?"
                            .replace("[SEEN ]", "[\\p{Graph}\\p{IsLetter} ]")
                            .replace("SEEN", "[\\p{Graph}\\p{IsLetter}]"));

    private record Named(Books books, Scheme scheme, Period period) {}

    private final Database database;
    private final TaxBook book;
    private final Ledger ledger;
    private final SellerTerms terms;
    private final Scopes scopes;
    private final Drafts drafts;
    private final FileReturns filing;
    private final Remittance remittance;
    private final OssXmlSource xml;

    Filing(
            Database database,
            TaxBook book,
            Ledger ledger,
            SellerTerms terms,
            Scopes scopes,
            Drafts drafts,
            FileReturns filing,
            Remittance remittance,
            OssXmlSource xml) {
        this.database = database;
        this.book = book;
        this.ledger = ledger;
        this.terms = terms;
        this.scopes = scopes;
        this.drafts = drafts;
        this.filing = filing;
        this.remittance = remittance;
        this.xml = xml;
    }

    /** What the vendor itself sees of the returns that its sales belong to. */
    public Scope scope(VendorId vendor) {
        return scopes.of(vendor);
    }

    /** Every scheme that has taken a line, from its first period to today's; newest first. */
    public Returns returns(Scope scope) {
        return Overview.returns(books(scope));
    }

    /**
     * What is due in these days, soonest first, and before them whatever should have been filed and
     * was not.
     */
    public List<Due> calendar(Scope scope, LocalDate from, LocalDate until) {
        return Overview.calendar(books(scope), from, until);
    }

    /**
     * Which returns take what is taxed in these places today, by the calendar of the entity.
     *
     * @param taxTypes of each place, such as {@code vat}
     */
    public List<Declared> declared(Scope scope, Map<String, Set<String>> taxTypes) {
        Seller seller = books(scope).seller();
        Set<Declared> all = new LinkedHashSet<>();
        taxTypes.forEach((place, types) ->
                types.forEach(type ->
                        seller.returnOf(place, type, Treatment.TAXED, scope.today())
                                .ifPresent(it -> all.add(Declared.in(it, place, scope.today())))));
        return List.copyOf(all);
    }

    /**
     * What the return says: as it was locked, or drafted from what is open now.
     *
     * @param period today's when null
     */
    public Report report(Scope scope, String scheme, @Nullable String period) {
        Named named = named(scope, scheme, period);
        return drafts.report(named.books(), named.scheme(), named.period());
    }

    /** What several returns say; without those whose amounts have no rate of exchange. */
    public Map<Returns.Row, Report> reports(Scope scope, List<Returns.Row> rows) {
        Books books = books(scope);
        Map<Returns.Row, Report> reports = new HashMap<>();
        for (Returns.Row row : rows) {
            Named named = named(books, row.scheme(), row.period());
            try {
                reports.put(row, drafts.report(books, named.scheme(), named.period()));
            } catch (Problem noRate) { // An amount that nobody can tell is not shown.
                if (!noRate.code().equals(FilingProblems.RATE_MISSING)) {
                    throw noRate;
                }
            }
        }
        return reports;
    }

    /** As a table (RFC 4180). */
    public byte[] csv(Scope scope, String scheme, @Nullable String period) {
        return ReportCsv.write(report(scope, scheme, period));
    }

    /** As the One-Stop Shop's file; 422 for another scheme, 409 without a number to file under. */
    public byte[] xml(Scope scope, String scheme, @Nullable String period) {
        Named named = named(scope, scheme, period);
        if (!named.scheme().isOneStopShop()) {
            throw FilingProblems.noSuchFormat();
        }
        Report report = drafts.report(named.books(), named.scheme(), named.period());
        return xml.of(scope, report, named.period());
    }

    /** Freezes what the return says; 409 while its period lasts or something stands against it. */
    public Report lock(Scope scope, String scheme, String period, String actor) {
        Named named = named(scope, scheme, period);
        filing.lock(named.books(), named.scheme(), named.period(), actor);
        return report(scope, scheme, period);
    }

    /**
     * Marks the return as filed, and locks it if that was not done.
     *
     * @param reference under which the authority has it
     */
    public Report file(
            Scope scope, String scheme, String period, @Nullable String reference, String actor) {
        Named named = named(scope, scheme, period);
        filing.file(named.books(), named.scheme(), named.period(), reference, actor);
        return report(scope, scheme, period);
    }

    /** Whether this can be the reference that an authority gives. */
    public static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    /** Books the payment of a return that was filed (J14); 409 before. */
    public Report pay(Scope scope, String scheme, String period, String actor) {
        Named named = named(scope, scheme, period);
        remittance.pay(scope, named.scheme(), named.period(), actor);
        return report(scope, scheme, period);
    }

    /** The journal of the payment in a vendor's books; empty before, or when it had no part. */
    public Optional<JournalId> payment(Scope scope, VendorId vendor, String scheme, String period) {
        Named named = named(scope, scheme, period);
        return remittance.journal(scope, vendor, named.scheme(), named.period());
    }

    private Books books(Scope scope) {
        return new Books(scope, terms, database, book, ledger);
    }

    private Named named(Scope scope, String code, @Nullable String period) {
        return named(books(scope), code, period);
    }

    private static Named named(Books books, String code, @Nullable String period) {
        Scope scope = books.scope();
        Scheme scheme =
                books.seller()
                        .schemes()
                        .find(code)
                        .filter(books.seller()::uses)
                        .orElseThrow(() -> FilingProblems.unknownScheme(code));
        return new Named(
                books,
                scheme,
                period == null ? scheme.containing(scope.today()) : period(books, scheme, period));
    }

    /** One of the scheme's periods, or one that was filed while others were usual. */
    private static Period period(Books books, Scheme scheme, String text) {
        Period period;
        try {
            period = Period.parse(text);
        } catch (IllegalArgumentException e) {
            throw FilingProblems.invalidPeriod(scheme, text, books.scope().today());
        }
        if (!scheme.terms().have(period) && Drafts.find(books, scheme, period).isEmpty()) {
            throw FilingProblems.invalidPeriod(scheme, text, books.scope().today());
        }
        return period;
    }
}
