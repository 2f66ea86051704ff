package dev.kontor.console.reviews;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.orders.OrderDesk;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderStatus;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The review queue, most urgent first, and the decisions. */
@Controller
final class ReviewsRoomController {
    private static final String PATH = "/console/reviews";
    private static final int SHOWN = 50;
    private static final int LONGEST_REASON = 500;

    private final Orders orders;
    private final OrderDesk desk;
    private final ConsolePages pages;

    ReviewsRoomController(Orders orders, OrderDesk desk, ConsolePages pages) {
        this.orders = orders;
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> queue(Staff staff) {
        return queue(200, staff, "");
    }

    /** Decides about an order whose risk is in doubt. */
    @PostMapping(PATH + "/{id}")
    ResponseEntity<byte[]> decide(
            Staff staff,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason) {
        staff.need(Task.REVIEW);
        OrderId order = order(id);
        if (isWanting(reason)) {
            return queue(422, staff, id);
        }
        return switch (decision) {
            case "accept" -> {
                orders.decide(staff.vendorId(), order, true, reason.strip(), staff.actor());
                yield ConsolePages.after(PATH, isPaid(staff, order) ? "accepted" : "capturing");
            }
            case "reject" -> {
                orders.decide(staff.vendorId(), order, false, reason.strip(), staff.actor());
                yield ConsolePages.after(PATH, "rejected");
            }
            case "keep" -> {
                orders.decide(staff.vendorId(), order, true, reason.strip(), staff.actor());
                yield ConsolePages.after(PATH, "kept");
            }
            case "clear" -> {
                desk.settle(staff.vendorId(), order, reason.strip(), staff.actor());
                yield ConsolePages.after(PATH, "cleared");
            }
            case "released" -> {
                desk.released(staff.vendorId(), order, reason.strip(), staff.actor());
                yield ConsolePages.after(PATH, "cleared");
            }
            default -> throw Problem.invalid("/decision", "invalid_value", "Is not a decision.");
        };
    }

    /**
     * @param wanting id of the order for which a reason is missing, or empty
     */
    private ResponseEntity<byte[]> queue(int status, Staff staff, String wanting) {
        List<ReviewCard> cards =
                orders.waiting(staff.vendorId(), SHOWN).stream()
                        .map(it -> ReviewCard.of(it, staff))
                        .toList();
        return pages.page(
                status,
                staff,
                "console/reviews/queue.jte",
                Map.of(
                        "cards",
                        cards,
                        "more",
                        desk.queue(staff.vendorId()).count() - cards.size(),
                        "wanting",
                        wanting,
                        "may",
                        staff.may(Task.REVIEW),
                        "refunds",
                        staff.may(Task.REFUND)));
    }

    private boolean isPaid(Staff staff, OrderId order) {
        return orders.find(staff.vendorId(), order)
                .map(it -> it.status())
                .filter(OrderStatus::isPaid)
                .isPresent();
    }

    private static boolean isWanting(String reason) {
        return reason.isBlank() || reason.length() > LONGEST_REASON;
    }

    private static OrderId order(String id) {
        if (!Ids.isValid("ord", id)) {
            throw Problem.notFound("order", id);
        }
        return OrderId.parse(id);
    }
}
