package dev.kontor.console.overview;

import dev.kontor.console.Staff;
import dev.kontor.orders.OrderDesk.DaySales;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws sales by day. */
final class SalesChart {
    private static final int STEP = 20;
    private static final int BAR = 14;
    private static final int HEIGHT = 160;

    private SalesChart() {}

    static Overview.Chart of(Staff staff, List<DaySales> sales, LocalDate first, LocalDate last) {
        String currency = sales.getFirst().currency();
        Map<LocalDate, DaySales> byDay =
                sales.stream().collect(Collectors.toMap(DaySales::day, Function.identity()));
        long most = sales.stream().mapToLong(DaySales::total).max().orElse(0);
        List<Overview.Bar> bars = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            DaySales sold = byDay.getOrDefault(day, new DaySales(day, currency, 0, 0));
            bars.add(
                    new Overview.Bar(
                            staff.words().date(day),
                            String.valueOf(sold.orders()),
                            staff.money(sold.total(), currency),
                            bars.size() * STEP,
                            BAR,
                            height(sold.total(), most)));
        }
        return new Overview.Chart(
                staff.words().get("console.overview.chart", currency),
                staff.money(most, currency),
                staff.words().date(first),
                staff.words().date(last),
                bars.size() * STEP,
                HEIGHT,
                bars);
    }

    /** In units of the drawing; whatever was sold can be seen. */
    private static int height(long total, long most) {
        if (total <= 0 || most <= 0) {
            return 0;
        }
        long scaled =
                most > Long.MAX_VALUE / HEIGHT ? total / (most / HEIGHT) : total * HEIGHT / most;
        return (int) Math.max(2, Math.min(HEIGHT, scaled));
    }
}
