package dev.kontor.console.refunds;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.refunds.RefundId;
import dev.kontor.refunds.RefundView;
import dev.kontor.refunds.Refunds;
import dev.kontor.web.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Refunds: those that wait for a person, all of them, and each. */
@Controller
final class RefundsRoomController {
    private static final String PATH = "/console/refunds";
    private static final int WAITING = 50;
    private static final int LONGEST_REASON = 500;

    private final Refunds refunds;
    private final Orders orders;
    private final ConsolePages pages;

    RefundsRoomController(Refunds refunds, Orders orders, ConsolePages pages) {
        this.refunds = refunds;
        this.orders = orders;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> list(Staff staff, Page.Request page) {
        String after = page.after();
        if (after != null && !Ids.isValid("ref", after)) {
            throw Problem.notFound("page", after);
        }
        List<RefundView> found =
                refunds.list(
                        staff.vendorId(),
                        null,
                        after == null ? null : RefundId.parse(after),
                        page.limit() + 1);
        Page<RefundSheet> rows = Page.of(found, page, RefundView::id, it -> sheet(staff, it));
        List<RefundView> waiting =
                after == null ? refunds.waiting(staff.vendorId(), WAITING) : List.of();
        String next = rows.nextCursor();
        return pages.page(
                staff,
                "console/refunds/list.jte",
                Map.of(
                        "waiting",
                        waiting.stream().map(it -> sheet(staff, it)).toList(),
                        "rows",
                        rows.data(),
                        "first",
                        after == null ? "" : PATH,
                        "older",
                        next == null ? "" : PATH + "?cursor=" + next));
    }

    @GetMapping(PATH + "/{id}")
    ResponseEntity<byte[]> page(Staff staff, @PathVariable String id) {
        return page(200, staff, id, false);
    }

    /** Approves, denies, or records a payment by bank. */
    @PostMapping(PATH + "/{id}")
    ResponseEntity<byte[]> decide(
            Staff staff,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason) {
        staff.need(Task.REFUND);
        VendorId vendor = staff.vendorId();
        RefundId refund = id(id);
        boolean needsReason = !decision.equals("by_bank");
        if (needsReason && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
            return page(422, staff, id, true);
        }
        RefundView after =
                switch (decision) {
                    case "approve" ->
                            refunds.approve(
                                    vendor,
                                    refund,
                                    RefundForms.approver(staff),
                                    staff.actor(),
                                    reason.strip());
                    case "deny" -> refunds.deny(vendor, refund, staff.actor(), reason.strip());
                    case "by_bank" -> refunds.paidByBank(vendor, refund, staff.actor());
                    default ->
                            throw Problem.invalid(
                                    "/decision", "invalid_value", "Is not a decision.");
                };
        return ConsolePages.after(PATH + "/" + id, "refund_" + after.status());
    }

    private ResponseEntity<byte[]> page(int status, Staff staff, String id, boolean wanting) {
        RefundView refund =
                Optional.of(id)
                        .filter(it -> Ids.isValid("ref", it))
                        .flatMap(it -> refunds.find(staff.vendorId(), RefundId.parse(it)))
                        .orElseThrow(() -> Problem.notFound("refund", id));
        return pages.page(
                status,
                staff,
                "console/refunds/page.jte",
                Map.of("refund", sheet(staff, refund), "wanting", wanting));
    }

    private RefundSheet sheet(Staff staff, RefundView it) {
        Order order = orders.find(staff.vendorId(), OrderId.parse(it.order())).orElseThrow();
        return RefundSheet.of(it, order, staff);
    }

    private static RefundId id(String text) {
        if (!Ids.isValid("ref", text)) {
            throw Problem.notFound("refund", text);
        }
        return RefundId.parse(text);
    }
}
