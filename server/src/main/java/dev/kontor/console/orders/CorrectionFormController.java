package dev.kontor.console.orders;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.corrections.Corrections;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Corrects a sale: what is right, what that would do, and doing it. What is sent names people, so
 * it never stands in an address. The same facts correct once, however often they are sent.
 */
@Controller
final class CorrectionFormController {
    private static final int LONGEST_NOTE = 500;

    private final Orders orders;
    private final Corrections corrections;
    private final CorrectionForms forms;
    private final ConsolePages pages;

    CorrectionFormController(
            Orders orders, Corrections corrections, CorrectionForms forms, ConsolePages pages) {
        this.orders = orders;
        this.corrections = corrections;
        this.forms = forms;
        this.pages = pages;
    }

    @GetMapping("/console/orders/{id}/correct")
    ResponseEntity<byte[]> form(Staff staff, @PathVariable String id) {
        staff.need(Task.REFUND);
        return page(200, staff, forms.first(order(staff, id), staff));
    }

    @PostMapping("/console/orders/{id}/correct")
    ResponseEntity<byte[]> send(
            HttpServletRequest request,
            Staff staff,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String step) {
        staff.need(Task.REFUND);
        Order order = order(staff, id);
        Form sent = checked(Form.sent(request), staff);
        if (sent.isFaulty()) {
            return page(422, staff, forms.again(order, staff, sent));
        }
        if (!step.equals("confirm")) {
            CorrectionForm form = forms.preview(order, staff, sent);
            return page(form.form().isFaulty() ? 422 : 200, staff, form);
        }
        try {
            corrections.correct(
                    order.vendor(),
                    order.id(),
                    forms.input(order, sent),
                    staff.actor(),
                    sent.text(CorrectionForms.NOTE));
            return ConsolePages.after(OrderRow.path(id), "corrected");
        } catch (Problem refused) {
            return page(422, staff, forms.refused(order, staff, sent, refused));
        }
    }

    /** Whoever corrects a sale says why. */
    private static Form checked(Form sent, Staff staff) {
        String note = sent.get(CorrectionForms.NOTE);
        if (note.isBlank()) {
            return sent.wrong(CorrectionForms.NOTE, staff.words().get("console.fault.required"));
        }
        return note.length() > LONGEST_NOTE
                ? sent.wrong(CorrectionForms.NOTE, staff.words().get("console.fault.too_long"))
                : sent;
    }

    private Order order(Staff staff, String id) {
        if (!Ids.isValid("ord", id)) {
            throw Problem.notFound("order", id);
        }
        return orders.find(staff.vendorId(), OrderId.parse(id))
                .orElseThrow(() -> Problem.notFound("order", id));
    }

    private ResponseEntity<byte[]> page(int status, Staff staff, CorrectionForm form) {
        return pages.page(status, staff, "console/orders/correct.jte", Map.of("page", form));
    }
}
