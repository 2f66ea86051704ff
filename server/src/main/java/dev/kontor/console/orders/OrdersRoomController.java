package dev.kontor.console.orders;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Staff;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderStatus;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Choice;
import dev.kontor.web.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of orders. */
@Controller
final class OrdersRoomController {
    private final OrderSearch search;
    private final ConsolePages pages;

    OrdersRoomController(OrderSearch search, ConsolePages pages) {
        this.search = search;
        this.pages = pages;
    }

    @GetMapping("/console/orders")
    ResponseEntity<byte[]> list(
            Staff staff,
            Page.Request page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status) {
        OrderStatus wanted = status(status);
        List<Order> found = search.find(staff, q, wanted, after(page), page.limit() + 1);
        Page<OrderRow> rows =
                Page.of(found, page, it -> it.id().toString(), it -> OrderRow.of(it, staff));
        String next = rows.nextCursor();
        return pages.page(
                staff,
                "console/orders/list.jte",
                Map.of(
                        "rows",
                        rows.data(),
                        "query",
                        q,
                        "statuses",
                        statuses(staff, wanted),
                        "first",
                        page.after() == null ? "" : href(q, status, ""),
                        "older",
                        next == null ? "" : href(q, status, next)));
    }

    private static List<Choice> statuses(Staff staff, @Nullable OrderStatus wanted) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", staff.words().get("console.orders.any"), wanted == null));
        for (OrderStatus it : OrderStatus.values()) {
            String label = staff.words().get("console.order.status." + it.word());
            choices.add(new Choice(it.word(), label, it == wanted));
        }
        return choices;
    }

    private static String href(String query, String status, String cursor) {
        return "/console/orders?q="
                + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + "&status="
                + status
                + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
    }

    private static @Nullable OrderId after(Page.Request page) {
        String after = page.after();
        if (after == null) {
            return null;
        }
        if (!Ids.isValid("ord", after)) {
            throw Problem.notFound("page", after);
        }
        return OrderId.parse(after);
    }

    private static @Nullable OrderStatus status(String word) {
        return Arrays.stream(OrderStatus.values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
