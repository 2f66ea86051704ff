package dev.kontor.refunds;

import dev.kontor.delivery.Entitlement;
import dev.kontor.delivery.EntitlementId;
import dev.kontor.invoices.Invoice;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderLineId;
import dev.kontor.orders.OrderView;
import dev.kontor.orders.Snapshot;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;
import dev.kontor.vendors.Vendor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A paid order with what hangs on it, read before the transaction: none of this changes by a
 * refund, but for what has been taken back already.
 *
 * @param view the order as clients see it
 * @param gateway that captured the payment
 */
record RefundableOrder(
        Vendor vendor,
        Order order,
        OrderView view,
        Invoice invoice,
        List<Entitlement> entitlements,
        String gateway) {

    /** Whether a dispute is open about the charge. */
    boolean isDisputed() {
        return view.results().disputed();
    }

    /** The lines asked for by their indexes, or a 422 that names every fault. */
    List<Refund.Line> lines(List<RefundInput.Line> wanted) {
        List<Fault> faults = new ArrayList<>();
        List<Refund.Line> lines = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            int no = index(wanted.get(i).line());
            String pointer = "/lines/" + i + "/line";
            if (no < 0) {
                faults.add(new Fault(pointer, "line_not_found", "Is not a line of this order."));
            } else if (!seen.add(no)) {
                faults.add(new Fault(pointer, "duplicate", "Names a line for the second time."));
            } else {
                lines.add(new Refund.Line(no, wanted.get(i).line(), wanted.get(i).amount(), null));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return lines;
    }

    private int index(OrderLineId id) {
        List<Snapshot.Line> lines = order.snapshot().lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).lineId().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    Snapshot.Line line(int no) {
        return order.snapshot().lines().get(no);
    }

    /** What was taken back of each line by refunds that were approved in this order. */
    Map<Integer, Taken> taken(List<RefundStore.Part> parts) {
        Map<Integer, Taken> taken = new HashMap<>();
        for (RefundStore.Part it : parts) {
            Taken before = of(taken, it.no());
            taken.put(
                    it.no(),
                    it.correction()
                            ? before.corrected(it.amount())
                            : before.refunded(it.amount(), it.tax()));
        }
        return taken;
    }

    private Taken of(Map<Integer, Taken> taken, int no) {
        Taken so = taken.get(no);
        return so == null ? Taken.nothing(line(no).total()) : so;
    }

    /** The same with this refund. */
    Map<Integer, Taken> after(Map<Integer, Taken> before, List<Refund.Line> lines) {
        Map<Integer, Taken> after = new HashMap<>(before);
        for (Refund.Line it : lines) {
            long tax = Objects.requireNonNull(it.tax());
            after.put(it.no(), of(before, it.no()).refunded(it.amount(), tax));
        }
        return after;
    }

    /** The same with the invoice that is in force now. */
    RefundableOrder with(Invoice current) {
        return new RefundableOrder(vendor, order, view, current, entitlements, gateway);
    }

    /** Refuses what is more than is left of a line. */
    void requireWithin(List<Refund.Line> wanted, Map<Integer, Taken> taken) {
        for (Refund.Line it : wanted) {
            long left = of(taken, it.no()).left();
            if (it.amount() > left) {
                throw RefundProblems.exceedsLine(it.id(), new Money(left, order.currency()));
            }
        }
    }

    /** What is revoked once so much is taken back: all that belongs to what is taken whole. */
    List<EntitlementId> revoked(Map<Integer, Taken> taken) {
        boolean everything =
                taken.values().stream().mapToLong(Taken::amount).sum() == order.total();
        return entitlements.stream()
                .filter(it -> everything || isTakenWhole(new OrderLineId(it.orderLineId()), taken))
                .map(Entitlement::id)
                .toList();
    }

    private boolean isTakenWhole(OrderLineId id, Map<Integer, Taken> taken) {
        Taken so = taken.get(index(id));
        return so != null && so.left() == 0;
    }
}
