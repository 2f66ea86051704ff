package dev.kontor.tax;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.content.Regime;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.packs.Change;
import dev.kontor.tax.packs.Change.Terms;
import dev.kontor.tax.packs.Changes;
import dev.kontor.tax.packs.Edition;
import dev.kontor.tax.packs.History;
import dev.kontor.tax.packs.Pack;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in lines of text what tables are in force and what a pack changes. */
final class PackReport {
    private static final int COMING_DAYS = 400;
    private static final int MOST = 200;

    private final PrintStream out;
    private final LocalDate today;

    PackReport(PrintStream out, LocalDate today) {
        this.out = out;
        this.today = today;
    }

    void status(History history, TaxContent content) {
        Edition newest = history.editions().getLast();
        LocalDate since = newest.appliedAt().atZone(ZoneOffset.UTC).toLocalDate();
        out.printf(
                "%s is in force; the last change, %s %s, came %d days ago.%n",
                content.version(),
                newest.name(),
                newest.version(),
                ChronoUnit.DAYS.between(since, today));
        out.printf(
                "%d places, %d rules.%n",
                content.jurisdictions().size(),
                content.rules().values().stream().mapToInt(List::size).sum());
        List<Change> coming =
                Changes.between(content, today.plusDays(1), today.plusDays(COMING_DAYS));
        out.println(coming.isEmpty() ? "Nothing changes in the coming months." : "Coming:");
        coming.forEach(it -> out.println("  " + line(it)));
    }

    void check(PackCheck check) {
        Pack pack = check.pack();
        out.printf(
                "%s %s by %s, of %s: %s%n",
                pack.name(), pack.version(), pack.issuer(), pack.created(), pack.summary());
        check.difference()
                .rows()
                .forEach((path, rows) -> out.printf("  %d rows of %s%n", rows, path));
        list("No longer:", check.difference().dropped());
        list("Changes:", check.difference().added());
        if (check.difference().added().isEmpty() && check.difference().dropped().isEmpty()) {
            out.println("No rate changes.");
        }
        out.printf("%d examples come out as they must.%n", check.examples());
    }

    private void list(String title, List<Change> changes) {
        if (!changes.isEmpty()) {
            out.println(title);
            changes.stream().limit(MOST).forEach(it -> out.println("  " + line(it)));
            if (changes.size() > MOST) {
                out.printf("  and %d more%n", changes.size() - MOST);
            }
        }
    }

    /** Such as {@code 2027-01-01 DE Germany, vat: 19 % → 20 %, …}. */
    private String line(Change change) {
        String past =
                change.day().isBefore(today) ? " (past: what was sold since stays as it is)" : "";
        Terms shown = change.after() == null ? change.before() : change.after();
        return "%s  %s %s, %s: %s → %s for %s of %s%s%s"
                .formatted(
                        change.day(),
                        change.jurisdiction(),
                        change.place(),
                        change.taxType(),
                        terms(change.before(), change),
                        terms(change.after(), change),
                        who(change),
                        what(change),
                        past,
                        shown == null || shown.source().isEmpty() ? "" : "; " + shown.source());
    }

    private static String terms(@Nullable Terms terms, Change change) {
        if (terms == null) {
            return "nothing";
        }
        return terms.rate()
                + " % ("
                + change.audiences().stream()
                        .map(it ->
                                word(
                                        switch (it) {
                                            case CONSUMERS -> terms.consumer();
                                            case BUSINESSES -> terms.business();
                                        }))
                        .distinct()
                        .collect(Collectors.joining(" and "))
                + ")";
    }

    private static String word(@Nullable Regime regime) {
        return regime == null
                ? "unsaid"
                : Treatment.of(regime).name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String who(Change change) {
        return change.audiences().stream()
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and "));
    }

    private static String what(Change change) {
        return change.categories().size() == TaxCategory.values().length
                ? "everything"
                : change.categories().stream()
                        .map(it -> it.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }
}
