package dev.kontor.console.orders;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderDesk;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The page of an order. */
@Controller
final class OrderSheetController {
    private final Orders orders;
    private final OrderDesk desk;
    private final OrderSheets sheets;
    private final ConsolePages pages;

    OrderSheetController(Orders orders, OrderDesk desk, OrderSheets sheets, ConsolePages pages) {
        this.orders = orders;
        this.desk = desk;
        this.sheets = sheets;
        this.pages = pages;
    }

    @GetMapping("/console/orders/{id}")
    ResponseEntity<byte[]> page(Staff staff, @PathVariable String id) {
        return pages.page(
                staff,
                "console/orders/page.jte",
                Map.of("order", sheets.of(order(staff, id), staff)));
    }

    @PostMapping("/console/orders/{id}/resend")
    ResponseEntity<byte[]> resend(Staff staff, @PathVariable String id) {
        staff.need(Task.SUPPORT);
        desk.resendReceipt(staff.vendorId(), order(staff, id).id(), staff.actor());
        return ConsolePages.after(OrderRow.path(id), "resent");
    }

    private Order order(Staff staff, String id) {
        if (!Ids.isValid("ord", id)) {
            throw Problem.notFound("order", id);
        }
        return orders.find(staff.vendorId(), OrderId.parse(id))
                .orElseThrow(() -> Problem.notFound("order", id));
    }
}
