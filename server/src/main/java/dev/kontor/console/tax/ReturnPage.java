package dev.kontor.console.tax;

import dev.kontor.console.Badge;
import dev.kontor.console.Staff;
import dev.kontor.filing.Report;
import dev.kontor.ledger.JournalId;
import dev.kontor.platform.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One tax return.
 *
 * @param facts about it, as label and value
 * @param warnings what stands against filing, or has to be known
 * @param checks account 2100 against the lines, in the currencies of the sales
 * @param tables everything that it says
 * @param step what can be done next: {@code lock}, {@code file}, {@code pay}, or empty
 * @param seen the amount payable, which whoever acts has seen, in minor units
 * @param journal path of the payment's journal, or empty
 */
public record ReturnPage(
        String path,
        String name,
        String period,
        Badge status,
        boolean overdue,
        String due,
        String payable,
        String net,
        String tax,
        String corrections,
        List<Fact> facts,
        List<String> warnings,
        String difference,
        List<Check> checks,
        List<Table> tables,
        boolean xml,
        String step,
        long seen,
        String journal) {

    /** More rows than this are in the file. */
    private static final int SHOWN = 200;

    /** A label and what is said about it. */
    public record Fact(String label, String value) {}

    /** The ledger against the lines in one currency. */
    public record Check(
            String currency, String ledger, String lines, String difference, boolean agrees) {}

    /**
     * A table of the return.
     *
     * @param heads of the columns; those that hold numbers end with {@code #}
     * @param left how many rows are only in the file
     */
    public record Table(
            String title, String about, List<String> heads, List<List<String>> rows, int left) {
        public boolean isNumber(int column) {
            return heads.get(column).endsWith("#");
        }

        public String head(int column) {
            return heads.get(column).replaceFirst("#$", "");
        }
    }

    /**
     * @param entity legal name of who files
     */
    static ReturnPage of(
            Report it, String entity, @Nullable JournalId payment, boolean may, Staff staff) {
        Words words = staff.words();
        LocalDate today = ReturnsPage.today(staff);
        return new ReturnPage(
                ReturnsPage.path(it.scheme(), it.period()),
                it.name(),
                it.period(),
                ReturnsPage.badge(words, it.status()),
                ReturnsPage.isOverdue(it.status(), it.dueOn().isBefore(today)),
                words.date(it.dueOn()),
                staff.money(it.totals().due(), it.currency()),
                staff.money(it.totals().net(), it.currency()),
                staff.money(it.totals().tax(), it.currency()),
                it.totals().corrections() == 0
                        ? ""
                        : staff.money(it.totals().corrections(), it.currency()),
                facts(it, entity, staff),
                warnings(it, staff),
                ReturnsPage.difference(it, staff),
                it.reconciliation().stream().map(row -> check(row, staff)).toList(),
                new Tables(it, staff).all(),
                it.scheme().startsWith("oss_"),
                may && !it.partial() ? step(it, today) : "",
                it.totals().due(),
                payment == null ? "" : "/console/ledger/journals/" + payment);
    }

    private static String step(Report it, LocalDate today) {
        return switch (it.status()) {
            case "locked" -> "file";
            case "filed" -> "pay";
            case "paid" -> "";
            default -> today.isAfter(it.until()) ? "lock" : "";
        };
    }

    private static List<Fact> facts(Report it, String entity, Staff staff) {
        Words words = staff.words();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.get("console.return.days"),
                        words.date(it.from()) + " – " + words.date(it.until())));
        facts.add(new Fact(words.get("console.return.due"), words.date(it.dueOn())));
        facts.add(new Fact(words.get("console.return.entity"), entity));
        for (Report.Elsewhere one : it.elsewhere()) {
            facts.add(
                    new Fact(
                            words.get("console.return.elsewhere"),
                            words.get(
                                    "console.return.elsewhere_days",
                                    words.country(one.country()),
                                    words.date(one.from()),
                                    words.date(one.until()),
                                    one.name())));
        }
        add(facts, words.get("console.return.locked_at"), it.lockedAt(), staff);
        add(facts, words.get("console.return.filed_at"), it.filedAt(), staff);
        String reference = it.reference();
        if (reference != null) {
            facts.add(new Fact(words.get("console.return.reference"), reference));
        }
        add(facts, words.get("console.return.paid_at"), it.paidAt(), staff);
        facts.add(
                new Fact(
                        words.get("console.tax.source"),
                        it.source()
                                + " ("
                                + words.get("console.tax.confidence." + it.confidence())
                                + ")"));
        return facts;
    }

    private static void add(List<Fact> facts, String label, @Nullable Instant at, Staff staff) {
        if (at != null) {
            facts.add(new Fact(label, staff.words().time(at, staff.zone())));
        }
    }

    private static List<String> warnings(Report it, Staff staff) {
        Words words = staff.words();
        List<String> warnings = new ArrayList<>();
        for (String problem : it.problems()) {
            if (!problem.equals("differs_from_ledger")) {
                warnings.add(
                        words.get(
                                "console.return.problem."
                                        + problem
                                        + (problem.equals("rate_provisional") && !staff.live()
                                                ? "_test"
                                                : "")));
            }
        }
        if (it.nil()) {
            warnings.add(words.get("console.return.nil"));
        }
        if (it.partial()) {
            warnings.add(words.get("console.return.partial"));
        }
        return warnings;
    }

    private static Check check(Report.Reconciled it, Staff staff) {
        return new Check(
                it.currency(),
                staff.money(it.ledger(), it.currency()),
                staff.money(it.lines(), it.currency()),
                staff.money(it.difference(), it.currency()),
                it.difference() == 0);
    }

    /** Makes the tables; those without rows are left out. */
    private static final class Tables {
        private final Report report;
        private final Staff staff;
        private final Words words;
        private final List<Table> tables = new ArrayList<>();

        Tables(Report report, Staff staff) {
            this.report = report;
            this.staff = staff;
            this.words = staff.words();
        }

        List<Table> all() {
            table(
                    "boxes",
                    report.boxes(),
                    List.of("box", "box_name", "amount#"),
                    it -> List.of(it.box(), it.name(), money(it.amount())));
            table(
                    "lines",
                    report.lines(),
                    List.of("place", "rate_kind", "rate#", "treatment", "net#", "taxable#", "tax#"),
                    this::line);
            table(
                    "corrections",
                    report.corrections(),
                    List.of("of_period", "place", "tax#"),
                    it -> List.of(it.period(), words.country(it.country()), money(it.tax())));
            table(
                    "direct",
                    report.direct(),
                    List.of("of_period", "place", "tax#"),
                    it -> List.of(it.period(), words.country(it.country()), money(it.tax())));
            table(
                    "balances",
                    report.balances(),
                    List.of("place", "balance#"),
                    it -> List.of(words.country(it.country()), money(it.tax())));
            table(
                    "customers",
                    report.customers(),
                    List.of("place", "tax_id", "net#"),
                    it -> List.of(it.country(), it.taxId(), money(it.net())));
            table(
                    "rates",
                    report.rates(),
                    List.of("currency", "exchange#", "day", "published", "by"),
                    it ->
                            List.of(
                                    it.currency(),
                                    it.rate(),
                                    words.date(it.day()),
                                    words.date(it.publishedOn()),
                                    words.get("console.return.rate." + it.source())));
            return tables;
        }

        private List<String> line(Report.Line it) {
            String late = it.latePeriod();
            String place = place(it);
            return List.of(
                    late == null ? place : place + " · " + words.get("console.return.late", late),
                    words.get("console.return.kind." + it.rateType()),
                    words.number(Double.parseDouble(it.rate())) + "\u00a0%",
                    words.get("console.tax.treatment." + it.treatment()),
                    money(it.net()),
                    money(it.taxable()),
                    money(it.tax()));
        }

        private String place(Report.Line it) {
            boolean country = it.jurisdiction().length() == 2;
            String name = country ? words.country(it.jurisdiction()) : it.jurisdiction();
            return country && it.region() != null ? name + " (" + it.region() + ")" : name;
        }

        private <T> void table(
                String key, List<T> all, List<String> heads, Function<T, List<String>> row) {
            if (all.isEmpty()) {
                return;
            }
            tables.add(
                    new Table(
                            words.get("console.return." + key),
                            words.get("console.return." + key + "_about"),
                            heads.stream().map(this::head).toList(),
                            all.stream().limit(SHOWN).map(row).toList(),
                            Math.max(0, all.size() - SHOWN)));
        }

        private String head(String key) {
            return words.get("console.return.col." + key.replaceFirst("#$", ""))
                    + (key.endsWith("#") ? "#" : "");
        }

        private String money(long amount) {
            return staff.money(amount, report.currency());
        }
    }
}
