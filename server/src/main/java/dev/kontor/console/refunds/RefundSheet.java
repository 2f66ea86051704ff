package dev.kontor.console.refunds;

import dev.kontor.console.Badge;
import dev.kontor.console.Moment;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.console.orders.OrderRow;
import dev.kontor.orders.Order;
import dev.kontor.orders.Snapshot;
import dev.kontor.platform.Words;
import dev.kontor.refunds.RefundView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a refund, or its row in a list.
 *
 * @param sentence what its state means
 * @param running whether the outcome is still open, so that looking again is worth it
 * @param decide whether somebody may approve or deny it here
 * @param byBank whether somebody may say here that it was paid by bank
 */
public record RefundSheet(
        String href,
        String orderHref,
        String number,
        Badge status,
        String sentence,
        String amount,
        String reason,
        Moment at,
        List<RefundForm.Row> figures,
        List<RefundForm.Row> lines,
        @Nullable String creditNote,
        @Nullable String creditNoteHref,
        @Nullable String failure,
        boolean running,
        boolean decide,
        boolean byBank) {

    static RefundSheet of(RefundView it, Order order, Staff staff) {
        Words words = staff.words();
        RefundView.CreditNote note = it.creditNote();
        boolean may = staff.may(Task.REFUND);
        return new RefundSheet(
                "/console/refunds/" + it.id(),
                OrderRow.path(it.order()),
                order.snapshot().number(),
                Badge.refund(words, it.status()),
                words.get("console.refund.about." + it.status()),
                staff.money(it.amount(), it.currency()),
                words.get("console.refund.reason." + it.reason()),
                staff.moment(it.createdAt()),
                figures(it, staff),
                it.lines().stream()
                        .map(line ->
                                new RefundForm.Row(
                                        name(line, order),
                                        staff.money(line.amount(), it.currency())))
                        .toList(),
                note == null ? null : note.number(),
                note == null ? null : "/console/credit_notes/" + note.id() + ".pdf",
                it.failureCode(),
                it.status().equals("submitted") || it.status().equals("unknown"),
                may && it.status().equals("review"),
                may && it.status().equals("failed"));
    }

    private static List<RefundForm.Row> figures(RefundView it, Staff staff) {
        List<RefundForm.Row> rows = new ArrayList<>();
        rows.add(row(staff, "console.refund.buyer_gets", it.amount(), it.currency()));
        Long tax = it.tax();
        Long net = it.net();
        if (tax != null && net != null) {
            rows.add(row(staff, "console.refund.tax", tax, it.currency()));
            rows.add(row(staff, "console.refund.net", net, it.currency()));
        }
        return rows;
    }

    private static RefundForm.Row row(Staff staff, String label, long minor, String currency) {
        return new RefundForm.Row(staff.words().get(label), staff.money(minor, currency));
    }

    private static String name(RefundView.Line line, Order order) {
        return order.snapshot().lines().stream()
                .filter(it -> it.shownId().equals(line.line()))
                .findFirst()
                .map(Snapshot.Line::name)
                .orElseThrow();
    }
}
