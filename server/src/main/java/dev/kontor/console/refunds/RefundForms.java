package dev.kontor.console.refunds;

import dev.kontor.console.Staff;
import dev.kontor.console.orders.OrderRow;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.Orders;
import dev.kontor.orders.Snapshot;
import dev.kontor.platform.Codes;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.refunds.Approver;
import dev.kontor.refunds.RefundInput;
import dev.kontor.refunds.RefundPreview;
import dev.kontor.refunds.RefundReason;
import dev.kontor.refunds.RefundView;
import dev.kontor.refunds.Refunds;
import dev.kontor.web.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the form of a refund: empty, with what is wrong, or with what it would be. */
final class RefundForms {
    private static final int MOST = 100;
    private static final int TOKEN = 26;

    private final Orders orders;
    private final Refunds refunds;

    RefundForms(Orders orders, Refunds refunds) {
        this.orders = orders;
        this.refunds = refunds;
    }

    /** The order, or 404. */
    Order order(Staff staff, String id) {
        if (!Ids.isValid("ord", id)) {
            throw Problem.notFound("order", id);
        }
        return orders.find(staff.vendorId(), OrderId.parse(id))
                .orElseThrow(() -> Problem.notFound("order", id));
    }

    RefundForm empty(Staff staff, Order order) {
        return form(staff, order, RefundEntry.of(Map.of()), Map.of(), null);
    }

    /** The form with what it would do, or with what is wrong. */
    RefundForm preview(Staff staff, Order order, RefundEntry entry) {
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<RefundInput> input = entry.read(order, staff.words(), errors);
        if (input.isEmpty()) {
            return form(staff, order, entry, errors, null);
        }
        try {
            RefundPreview preview = refunds.preview(staff.vendorId(), input.get(), approver(staff));
            if (preview.amount() > preview.refundable()) {
                return tooMuch(staff, order, entry, preview.refundable(), "");
            }
            return form(staff, order, entry, errors, preview(staff, order, entry, preview));
        } catch (Problem problem) {
            return refused(staff, order, entry, problem);
        }
    }

    /** The form with a refusal in words at its field; any other refusal is thrown again. */
    RefundForm refused(Staff staff, Order order, RefundEntry entry, Problem problem) {
        return switch (problem.code()) {
            case "refund_exceeds_captured", "credit_exceeds_invoice" ->
                    tooMuch(
                            staff,
                            order,
                            entry,
                            problem.members().get("refundable") instanceof Long left
                                    ? left
                                    : left(staff, order),
                            Objects.toString(problem.members().get("line"), ""));
            default -> throw problem;
        };
    }

    private RefundForm tooMuch(
            Staff staff, Order order, RefundEntry entry, long left, String line) {
        String sentence =
                staff.words()
                        .get(
                                "console.refund.error.too_much",
                                staff.money(left, order.currency().getCurrencyCode()));
        String field = line.isEmpty() ? entry.what() : "line." + line;
        return form(staff, order, entry, Map.of(field, sentence), null);
    }

    private RefundForm form(
            Staff staff,
            Order order,
            RefundEntry entry,
            Map<String, String> errors,
            RefundForm.@Nullable Preview preview) {
        String currency = order.currency().getCurrencyCode();
        List<RefundView> made = made(staff, order);
        return new RefundForm(
                order.id().toString(),
                OrderRow.path(order.id().toString()),
                order.snapshot().number(),
                staff.money(left(order, made), currency),
                currency,
                entry.what(),
                entry.amount(),
                order.snapshot().lines().stream()
                        .map(it ->
                                new RefundForm.Line(
                                        RefundEntry.field(it),
                                        it.name(),
                                        staff.money(left(it, made), currency),
                                        entry.typed(it)))
                        .toList(),
                reasons(staff, entry),
                errors,
                preview);
    }

    private static List<Choice> reasons(Staff staff, RefundEntry entry) {
        return Arrays.stream(RefundReason.values())
                .filter(RefundReason::isAsked)
                .map(it ->
                        new Choice(
                                it.word(),
                                staff.words().get("console.refund.reason." + it.word()),
                                it.word().equals(entry.reason())))
                .toList();
    }

    private static RefundForm.Preview preview(
            Staff staff, Order order, RefundEntry entry, RefundPreview it) {
        String currency = it.currency();
        List<RefundForm.Row> rows = new ArrayList<>();
        rows.add(row(staff, "console.refund.buyer_gets", it.amount(), currency));
        rows.add(row(staff, "console.refund.tax", it.tax(), currency));
        rows.add(row(staff, "console.refund.net", it.net(), currency));
        rows.add(row(staff, "console.refund.vendor_debit", it.vendorDebit(), currency));
        rows.add(row(staff, "console.refund.fee_returned", it.feeReturned(), currency));
        rows.add(row(staff, "console.refund.left_after", it.refundable() - it.amount(), currency));
        return new RefundForm.Preview(
                staff.money(it.amount(), currency),
                rows,
                it.revokes().size(),
                it.decision().equals("review"),
                fields(order, entry),
                Codes.random(TOKEN));
    }

    private static RefundForm.Row row(Staff staff, String label, long minor, String currency) {
        return new RefundForm.Row(staff.words().get(label), staff.money(minor, currency));
    }

    private static List<RefundForm.Row> fields(Order order, RefundEntry entry) {
        List<RefundForm.Row> fields = new ArrayList<>();
        fields.add(new RefundForm.Row("what", entry.what()));
        fields.add(new RefundForm.Row("amount", entry.amount()));
        fields.add(new RefundForm.Row("reason", entry.reason()));
        for (Snapshot.Line line : order.snapshot().lines()) {
            fields.add(new RefundForm.Row(RefundEntry.field(line), entry.typed(line)));
        }
        return fields;
    }

    private List<RefundView> made(Staff staff, Order order) {
        return refunds.list(staff.vendorId(), order.id(), null, MOST).stream()
                .filter(it -> !it.status().equals("cancelled"))
                .toList();
    }

    private long left(Staff staff, Order order) {
        return left(order, made(staff, order));
    }

    private static long left(Order order, List<RefundView> made) {
        return order.total() - made.stream().mapToLong(RefundView::amount).sum();
    }

    private static long left(Snapshot.Line line, List<RefundView> made) {
        return line.total()
                - made.stream()
                        .flatMap(it -> it.lines().stream())
                        .filter(it -> it.line().equals(line.shownId()))
                        .mapToLong(RefundView.Line::amount)
                        .sum();
    }

    /** How much somebody may give back alone, by their role (handbook 10.4). */
    static Approver approver(Staff staff) {
        return switch (staff.role()) {
            case "owner", "finance" -> Approver.FINANCE;
            default -> Approver.SUPPORT;
        };
    }
}
