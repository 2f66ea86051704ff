package dev.kontor.console.overview;

import dev.kontor.console.Staff;
import dev.kontor.console.orders.OrderRow;
import dev.kontor.orders.OrderDesk;
import dev.kontor.orders.OrderDesk.DaySales;
import dev.kontor.platform.Clocks;
import dev.kontor.refunds.Refunds;
import dev.kontor.tax.Tax;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the overview. */
final class Overviews {
    private static final int DAYS = 30;
    private static final int NEWEST = 8;

    private final OrderDesk desk;
    private final Refunds refunds;
    private final Tax tax;
    private final Clocks clocks;

    Overviews(OrderDesk desk, Refunds refunds, Tax tax, Clocks clocks) {
        this.desk = desk;
        this.refunds = refunds;
        this.tax = tax;
        this.clocks = clocks;
    }

    Overview of(Staff staff) {
        LocalDate today = LocalDate.ofInstant(staff.now(), staff.zone());
        LocalDate first = today.minusDays(DAYS - 1L);
        Instant from = first.atStartOfDay(staff.zone()).toInstant();
        List<List<DaySales>> sales = byCurrency(staff, from);
        List<Overview.Stat> stats = new ArrayList<>();
        sales.forEach(it -> stats.add(sold(staff, it)));
        if (sales.isEmpty()) {
            stats.add(nothingSold(staff));
        }
        stats.add(reviews(staff));
        stats.add(refunds(staff));
        return new Overview(
                tax.notices(clocks.real(), staff.words()),
                stats,
                sales.isEmpty() ? null : SalesChart.of(staff, sales.getFirst(), first, today),
                desk.list(staff.vendorId(), null, null, null, NEWEST).stream()
                        .map(it -> OrderRow.of(it, staff))
                        .toList());
    }

    /** Sales by day, by currency, that with most orders first. */
    private List<List<DaySales>> byCurrency(Staff staff, Instant from) {
        return desk.sales(staff.vendorId(), from, staff.zone()).stream()
                .collect(Collectors.groupingBy(DaySales::currency))
                .values()
                .stream()
                .sorted(Comparator.comparingLong(Overviews::orders).reversed())
                .toList();
    }

    private static long orders(List<DaySales> sales) {
        return sales.stream().mapToLong(DaySales::orders).sum();
    }

    private static Overview.Stat sold(Staff staff, List<DaySales> sales) {
        long total = sales.stream().mapToLong(DaySales::total).reduce(0, Math::addExact);
        return new Overview.Stat(
                staff.words().get("console.overview.sold", DAYS),
                staff.money(total, sales.getFirst().currency()),
                staff.words().get("console.overview.orders", orders(sales)),
                "good",
                "/console/orders");
    }

    private static Overview.Stat nothingSold(Staff staff) {
        return new Overview.Stat(
                staff.words().get("console.overview.sold", DAYS),
                "–",
                staff.words().get("console.overview.orders", 0),
                "",
                "/console/orders");
    }

    private Overview.Stat reviews(Staff staff) {
        OrderDesk.Queue queue = desk.queue(staff.vendorId());
        Instant oldest = queue.oldest();
        return new Overview.Stat(
                staff.words().get("console.reviews"),
                String.valueOf(queue.count()),
                oldest == null
                        ? staff.words().get("console.overview.nothing_waits")
                        : staff.words().get("console.overview.oldest", staff.age(oldest)),
                queue.count() > 0 ? "warn" : "",
                "/console/reviews");
    }

    private Overview.Stat refunds(Staff staff) {
        long waiting = refunds.countWaiting(staff.vendorId());
        String note =
                waiting == 0
                        ? staff.words().get("console.overview.nothing_waits")
                        : staff.words()
                                .get(
                                        "console.overview.oldest",
                                        staff.age(
                                                refunds.waiting(staff.vendorId(), 100)
                                                        .getLast()
                                                        .createdAt()));
        return new Overview.Stat(
                staff.words().get("console.refunds.waiting_short"),
                String.valueOf(waiting),
                note,
                waiting > 0 ? "warn" : "",
                "/console/refunds");
    }
}
