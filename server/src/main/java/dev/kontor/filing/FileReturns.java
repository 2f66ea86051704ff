package dev.kontor.filing;

import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Locks a return, which freezes what it says, and marks it as filed. Either is done once: repeated,
 * nothing more happens.
 */
final class FileReturns {
    private final Database database;
    private final Drafts drafts;
    private final ReportLog log;

    FileReturns(Database database, Drafts drafts, ReportLog log) {
        this.database = database;
        this.drafts = drafts;
        this.log = log;
    }

    /** Freezes the draft; 409 while the period lasts, or when something stands against it. */
    void lock(Books books, Scheme scheme, Period period, String actor) {
        Scope scope = books.scope();
        if (!scope.files()) {
            throw FilingProblems.operatorOnly();
        }
        if (Drafts.find(books, scheme, period).isPresent()) {
            return;
        }
        if (!scope.today().isAfter(period.until())) {
            throw FilingProblems.periodNotOver(period);
        }
        Drafts.Drafted drafted = drafts.draft(books, scheme, period);
        refuse(scope, drafted.report());
        database.run(tx -> {
            if (ReportStore.lock(
                    tx, scope, Ids.next(), drafted.report(), drafted.figures(), actor)) {
                log.note(tx, scope, "tax_report.locked", scheme, period, null, actor);
            }
        });
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

    /**
     * Locks the return if that was not done, and marks it as filed.
     *
     * @param reference under which the authority has it
     */
    void file(Books books, Scheme scheme, Period period, @Nullable String reference, String actor) {
        lock(books, scheme, period, actor);
        Scope scope = books.scope();
        Optional<ReportStore.Kept> locked =
                database.read(sql -> ReportStore.find(sql, scope, scheme, period));
        database.run(tx -> {
            if (ReportStore.file(tx, locked.orElseThrow(), reference, scope.now(), actor)) {
                log.note(tx, scope, "tax_report.filed", scheme, period, reference, actor);
            }
        });
    }
}
