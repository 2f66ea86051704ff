package dev.kontor.console.refunds;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.orders.Order;
import dev.kontor.platform.Codes;
import dev.kontor.platform.Problem;
import dev.kontor.refunds.RefundInput;
import dev.kontor.refunds.RefundView;
import dev.kontor.refunds.Refunds;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** From an order to its refund: what to give back, what that means, and doing it once. */
@Controller
final class RefundFormController {
    private static final int TOKEN = 26;

    private final RefundForms forms;
    private final Refunds refunds;
    private final ConsolePages pages;

    RefundFormController(RefundForms forms, Refunds refunds, ConsolePages pages) {
        this.forms = forms;
        this.refunds = refunds;
        this.pages = pages;
    }

    @GetMapping("/console/orders/{id}/refund")
    ResponseEntity<byte[]> form(Staff staff, @PathVariable String id) {
        staff.need(Task.REFUND);
        return page(200, staff, forms.empty(staff, forms.order(staff, id)));
    }

    /** Writes nothing, so it may be reloaded and gone back to. */
    @GetMapping("/console/orders/{id}/refund/preview")
    ResponseEntity<byte[]> preview(
            Staff staff, @PathVariable String id, @RequestParam Map<String, String> entered) {
        staff.need(Task.REFUND);
        RefundForm form = forms.preview(staff, forms.order(staff, id), RefundEntry.of(entered));
        return page(form.errors().isEmpty() ? 200 : 422, staff, form);
    }

    /** Makes the refund; the same confirmation sent again leads to the refund that it made. */
    @PostMapping("/console/orders/{id}/refund")
    ResponseEntity<byte[]> confirm(
            Staff staff,
            @PathVariable String id,
            @RequestParam Map<String, String> entered,
            @RequestParam String token) {
        staff.need(Task.REFUND);
        if (!Codes.isCode(token, TOKEN)) {
            throw Problem.invalid("/token", "invalid_value", "Is not the token of a form.");
        }
        Order order = forms.order(staff, id);
        RefundEntry entry = RefundEntry.of(entered);
        Optional<RefundInput> input = entry.read(order, staff.words(), new HashMap<>());
        if (input.isEmpty()) {
            return page(422, staff, forms.preview(staff, order, entry));
        }
        try {
            RefundView made =
                    refunds.refundOnce(
                            staff.vendorId(),
                            input.get(),
                            RefundForms.approver(staff),
                            staff.actor(),
                            token);
            return ConsolePages.after("/console/refunds/" + made.id(), "refund_" + made.status());
        } catch (Problem problem) {
            return page(422, staff, forms.refused(staff, order, entry, problem));
        }
    }

    private ResponseEntity<byte[]> page(int status, Staff staff, RefundForm form) {
        return pages.page(status, staff, "console/refunds/form.jte", Map.of("form", form));
    }
}
