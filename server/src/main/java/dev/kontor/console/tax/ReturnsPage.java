package dev.kontor.console.tax;

import dev.kontor.console.Badge;
import dev.kontor.console.Staff;
import dev.kontor.filing.Report;
import dev.kontor.filing.Returns;
import dev.kontor.platform.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tax returns, one page of them.
 *
 * @param show which: {@code todo}, {@code open}, {@code done} or {@code all}
 * @param differing names of those on the page that differ from the ledger
 * @param unassigned what no return takes
 * @param silent the day of the newest published rates, where that is too long ago; else empty
 * @param older path of the next page, or empty
 */
public record ReturnsPage(
        String show,
        List<Row> rows,
        List<String> differing,
        List<Unassigned> unassigned,
        String silent,
        boolean partial,
        String first,
        String older) {

    /**
     * A return.
     *
     * @param due the day, in words
     * @param overdue whether the day has passed for what is locked and not filed
     * @param payable in the currency of the return; empty where no rate is known
     * @param difference from account 2100; empty when there is none
     * @param checked whether it was compared with the ledger
     */
    public record Row(
            String path,
            String name,
            String period,
            String due,
            boolean overdue,
            Badge status,
            String payable,
            boolean checked,
            String difference) {

        static Row of(Returns.Row it, @Nullable Report report, Staff staff) {
            return new Row(
                    ReturnsPage.path(it.scheme(), it.period()),
                    it.name(),
                    it.period(),
                    staff.words().date(it.dueOn()),
                    it.status().equals("locked") && it.dueOn().isBefore(today(staff)),
                    ReturnsPage.badge(staff.words(), it.status()),
                    report == null ? "" : staff.money(report.totals().due(), report.currency()),
                    report != null && (!report.partial() || report.lockedAt() == null),
                    report == null ? "" : ReturnsPage.difference(report, staff));
        }
    }

    /** What no return takes, by place. */
    public record Unassigned(String place, String treatment, String net, String tax) {
        static Unassigned of(Returns.Unassigned it, Staff staff) {
            return new Unassigned(
                    it.jurisdiction(),
                    staff.words().get("console.tax.treatment." + it.treatment()),
                    staff.money(it.net(), it.currency()),
                    staff.money(it.tax(), it.currency()));
        }
    }

    static ReturnsPage of(
            String show,
            List<Returns.Row> shown,
            Map<Returns.Row, Report> reports,
            List<Returns.Unassigned> unassigned,
            String silent,
            Paging paging,
            Staff staff) {
        List<Row> rows = shown.stream().map(it -> Row.of(it, reports.get(it), staff)).toList();
        return new ReturnsPage(
                show,
                rows,
                rows.stream()
                        .filter(it -> !it.difference().isEmpty())
                        .map(it -> it.name() + ", " + it.period() + ": " + it.difference())
                        .toList(),
                unassigned.stream().map(it -> Unassigned.of(it, staff)).toList(),
                silent,
                reports.values().stream().anyMatch(Report::partial),
                paging.first(),
                paging.older());
    }

    /** Paths of the newest and the next page; empty where there is none. */
    record Paging(String first, String older) {}

    static LocalDate today(Staff staff) {
        return LocalDate.ofInstant(staff.now(), staff.zone());
    }

    static String path(String scheme, String period) {
        return ReturnsController.PATH + "/" + scheme + "/" + period;
    }

    static boolean isOverdue(String status, boolean dayPassed) {
        return status.equals("overdue") || (status.equals("locked") && dayPassed);
    }

    static Badge badge(Words words, String status) {
        String tone =
                switch (status) {
                    case "overdue" -> "bad";
                    case "due" -> "warn";
                    case "locked", "filed" -> "info";
                    case "paid" -> "good";
                    default -> "";
                };
        return new Badge(tone, words.get("console.return.status." + status));
    }

    /** By currency, joined; empty when the report is what the ledger holds. */
    static String difference(Report report, Staff staff) {
        return String.join(
                ", ",
                report.reconciliation().stream()
                        .filter(it -> it.difference() != 0)
                        .flatMap(it -> Stream.of(staff.money(it.difference(), it.currency())))
                        .toList());
    }
}
