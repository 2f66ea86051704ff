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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        return view.disputed();
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

    /** Refuses what is more than is left of a line. */
    void requireWithin(List<Refund.Line> wanted, Map<Integer, RefundStore.Taken> taken) {
        for (Refund.Line it : wanted) {
            RefundStore.Taken before = taken.get(it.no());
            long left = line(it.no()).total() - (before == null ? 0 : before.amount());
            if (it.amount() > left) {
                throw RefundProblems.exceedsLine(it.id(), new Money(left, order.currency()));
            }
        }
    }

    /** What is revoked once so much is taken back: all that belongs to what is taken whole. */
    List<EntitlementId> revoked(Map<Integer, RefundStore.Taken> taken) {
        boolean everything =
                taken.values().stream().mapToLong(RefundStore.Taken::amount).sum() == order.total();
        return entitlements.stream()
                .filter(it -> everything || isTakenWhole(new OrderLineId(it.orderLineId()), taken))
                .map(Entitlement::id)
                .toList();
    }

    private boolean isTakenWhole(OrderLineId id, Map<Integer, RefundStore.Taken> taken) {
        int no = index(id);
        RefundStore.Taken so = taken.get(no);
        return so != null && so.amount() == line(no).total();
    }
}
