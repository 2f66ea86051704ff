package dev.kontor.console.tax;

import dev.kontor.console.Staff;
import dev.kontor.platform.Money;
import dev.kontor.platform.Words;
import dev.kontor.tax.ContentState;
import dev.kontor.tax.TaxChanges;
import dev.kontor.tax.TaxThreshold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of tax law: which are in force, and what will change in the law, soonest first.
 *
 * @param notices what the operator should know, such as that the tables grow old
 * @param feed where packs come from and how asking went; empty when none is set up
 * @param failing whether the feed does not answer
 */
public record ChangesPage(
        String version,
        String dated,
        List<String> notices,
        String feed,
        String feedState,
        boolean failing,
        List<Edition> history,
        List<Change> coming,
        List<Change> recent) {

    /** The newest of the history; the command line has all of it. */
    private static final int SHOWN = 20;

    /** What came into force here. */
    public record Edition(String name, String summary, String version, String at, String by) {}

    /**
     * A change of the law.
     *
     * @param href of the place's page, or empty
     * @param what changes, and for whom
     * @param source who says so
     * @param link where that can be read; empty when no address is known
     */
    public record Change(
            LocalDate day,
            String from,
            String place,
            String href,
            String kind,
            String what,
            String before,
            String after,
            String source,
            String link) {}

    static ChangesPage of(ContentState state, TaxChanges changes, Staff staff) {
        LocalDate today = ReturnsPage.today(staff);
        List<Change> all = new Reader(staff.words()).all(changes);
        ContentState.Feed feed = state.feed();
        return new ChangesPage(
                state.version(),
                staff.words().time(state.dated(), staff.zone()),
                state.notices(),
                feed == null ? "" : feed.url(),
                feed == null ? "" : feedState(feed, staff),
                feed != null && feed.failure() != null,
                state.history().stream().limit(SHOWN).map(it -> edition(it, staff)).toList(),
                all.stream().filter(it -> it.day().isAfter(today)).toList(),
                all.stream().filter(it -> !it.day().isAfter(today)).toList().reversed());
    }

    private static String feedState(ContentState.Feed feed, Staff staff) {
        if (feed.failure() != null) {
            return staff.words().get("console.changes.feed_failed", feed.failure());
        }
        return feed.succeededAt() == null
                ? staff.words().get("console.changes.feed_new")
                : staff.words()
                        .get(
                                "console.changes.feed_well",
                                staff.words().time(feed.succeededAt(), staff.zone()));
    }

    private static Edition edition(ContentState.Edition it, Staff staff) {
        return new Edition(
                it.pack()
                        ? staff.words()
                                .get("console.changes.pack", it.name(), it.version(), it.issuer())
                        : staff.words().get("console.changes.bundle", it.version()),
                it.summary(),
                it.contentVersion(),
                staff.words().time(it.appliedAt(), staff.zone()),
                it.appliedBy());
    }

    /** Puts changes into words. */
    private static final class Reader {
        private final Words words;

        Reader(Words words) {
            this.words = words;
        }

        List<Change> all(TaxChanges changes) {
            List<Change> all = new ArrayList<>();
            changes.data().forEach(it -> all.add(rates(it)));
            changes.thresholds().forEach(it -> all.add(threshold(it)));
            changes.decisions().forEach(it -> all.add(decision(it)));
            changes.sanctions().forEach(it -> all.add(sanction(it)));
            all.sort(Comparator.comparing(Change::day).thenComparing(Change::place));
            return all;
        }

        private Change rates(TaxChanges.Rates it) {
            TaxChanges.Terms speaking =
                    Objects.requireNonNull(it.after() != null ? it.after() : it.before());
            String kind =
                    it.before() == null ? "new_rule" : it.after() == null ? "ended_rule" : "rate";
            return change(
                    it.date(),
                    name(it.jurisdiction(), it.name()),
                    place(it.jurisdiction()),
                    kind,
                    it.categories().size() > 8
                            ? words.get("console.changes.most")
                            : it.categories().stream()
                                    .map(one -> words.get("console.category." + one))
                                    .collect(Collectors.joining(", ")),
                    terms(it, it.before()),
                    terms(it, it.after()),
                    speaking.source());
        }

        /** The rate; and what becomes of it for whom, where that changes too. */
        private String terms(TaxChanges.Rates change, TaxChanges.@Nullable Terms terms) {
            if (terms == null) {
                return words.get("console.changes.nothing");
            }
            String percent = words.number(Double.parseDouble(terms.rate())) + "\u00a0%";
            return Stream.concat(
                            Stream.of(percent),
                            change.buyers().stream()
                                    .filter(it -> isTreatedAnew(change, it))
                                    .map(it -> treated(terms, it)))
                    .collect(Collectors.joining("; "));
        }

        private static boolean isTreatedAnew(TaxChanges.Rates change, String buyer) {
            return change.before() == null
                    || change.after() == null
                    || !Objects.equals(
                            treatment(change.before(), buyer), treatment(change.after(), buyer));
        }

        private static @Nullable String treatment(TaxChanges.Terms terms, String buyer) {
            return buyer.equals("consumers") ? terms.consumers() : terms.businesses();
        }

        private String treated(TaxChanges.Terms terms, String buyer) {
            String treatment = treatment(terms, buyer);
            return words.get("console.tax." + buyer)
                    + ": "
                    + words.get(
                            treatment == null
                                    ? "console.changes.nothing"
                                    : "console.tax.treatment." + treatment);
        }

        private Change threshold(TaxChanges.Threshold it) {
            TaxChanges.Conditions speaking =
                    Objects.requireNonNull(it.after() != null ? it.after() : it.before());
            return change(
                    it.date(),
                    name(it.jurisdiction(), it.name()),
                    it.jurisdiction().equals("EU") ? "" : place(it.jurisdiction()),
                    "threshold",
                    words.get("console.changes.registration"),
                    conditions(it.before()),
                    conditions(it.after()),
                    speaking.source());
        }

        private String conditions(TaxChanges.@Nullable Conditions of) {
            if (of == null) {
                return words.get("console.changes.no_threshold");
            }
            return of.conditions().stream()
                    .map(this::condition)
                    .collect(
                            Collectors.joining(
                                    " "
                                            + words.get(
                                                    of.all()
                                                            ? "console.changes.and"
                                                            : "console.changes.or")
                                            + " "));
        }

        private String condition(TaxThreshold.Condition it) {
            if (it.amount() == 0 && it.count() == 0) {
                return words.get("console.changes.first_sale");
            }
            List<String> parts = new ArrayList<>();
            if (it.amount() != 0 && it.currency() != null) {
                parts.add(words.money(new Money(it.amount(), it.currency())));
            }
            if (it.count() != 0) {
                parts.add(words.get("console.changes.sales", it.count()));
            }
            String window = "console.changes.window." + it.window();
            return String.join(" / ", parts)
                    + " "
                    + (words.has(window) ? words.get(window) : it.window().replace('_', ' '));
        }

        private Change decision(TaxChanges.Decision it) {
            return change(
                    it.date(),
                    words.has("console.changes.area." + it.area())
                            ? words.get("console.changes.area." + it.area())
                            : words.country(it.area()),
                    "",
                    "decision",
                    words.get("console.category." + it.category()),
                    decided(it.before()),
                    decided(it.after()),
                    it.source());
        }

        private String decided(@Nullable String decision) {
            if (decision == null) {
                return words.get("console.changes.by_rates");
            }
            return decision.equals("refused")
                    ? words.get("console.changes.refused")
                    : words.get("console.tax.treatment." + decision);
        }

        private Change sanction(TaxChanges.Sanction it) {
            return change(
                    it.date(),
                    name(it.jurisdiction(), it.name()),
                    place(it.jurisdiction()),
                    "sanction",
                    words.get("console.changes.sales_there"),
                    words.get("console.changes.sold"),
                    words.get("console.changes.refused"),
                    it.source());
        }

        private Change change(
                LocalDate day,
                String place,
                String href,
                String kind,
                String what,
                String before,
                String after,
                String source) {
            return new Change(
                    day,
                    words.date(day).replace(' ', '\u00a0'),
                    place,
                    href,
                    words.get("console.changes.kind." + kind),
                    what,
                    before,
                    after,
                    source,
                    SourceLink.of(source));
        }

        /** Countries in the reader's language; what lies in them as the content has it. */
        private String name(String jurisdiction, String name) {
            if (jurisdiction.equals("EU")) {
                return words.get("console.changes.area.EU");
            }
            return jurisdiction.length() == 2 ? words.country(jurisdiction) : name;
        }

        private static String place(String jurisdiction) {
            return TaxRoomController.PATH + "/places/" + jurisdiction.substring(0, 2);
        }
    }
}
