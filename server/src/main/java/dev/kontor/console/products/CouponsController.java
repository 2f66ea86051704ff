package dev.kontor.console.products;

import dev.kontor.catalog.CatalogEditor;
import dev.kontor.catalog.Coupon;
import dev.kontor.catalog.CouponId;
import dev.kontor.console.Amounts;
import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.FormBody;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** Coupons: listed, made, switched off and on. */
@Controller
final class CouponsController {
    private static final String PATH = ProductsController.PATH + "/coupons";
    private static final int SHOWN = 25;

    private final CatalogEditor editor;
    private final CatalogDesk desk;
    private final ConsolePages pages;

    CouponsController(CatalogEditor editor, CatalogDesk desk, ConsolePages pages) {
        this.editor = editor;
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> list(
            Staff staff, @RequestParam(required = false) @Nullable String after) {
        CouponId from = after == null ? null : id(after);
        List<Coupon> found = editor.coupons(staff.vendorId(), from, SHOWN);
        boolean more = found.size() > SHOWN;
        List<Coupon> shown = more ? found.subList(0, SHOWN) : found;
        Map<String, Object> model = new HashMap<>();
        model.put("rows", shown.stream().map(it -> CouponRow.of(it, staff)).toList());
        model.put("may", staff.may(Task.CATALOG));
        model.put("first", from == null ? "" : PATH);
        model.put("older", more ? PATH + "?after=" + shown.getLast().id() : "");
        return pages.page(staff, "console/products/coupons.jte", model);
    }

    @GetMapping(PATH + "/new")
    ResponseEntity<byte[]> blank(Staff staff) {
        staff.need(Task.CATALOG);
        String currency = staff.vendor().entity().currency().getCurrencyCode();
        return form(200, staff, Form.of(Map.of("kind", "percent", "currency", currency)));
    }

    @PostMapping(PATH)
    ResponseEntity<byte[]> add(HttpServletRequest request, Staff staff) {
        staff.need(Task.CATALOG);
        Form form = Form.sent(request);
        ObjectNode body = FormBody.of(form).texts("code").numbers("max_redemptions").node();
        Form checked = value(value(form, body, staff.words()), body, staff);
        if (checked.isFaulty()) {
            return form(422, staff, checked);
        }
        try {
            desk.run(
                    staff,
                    "coupon.added",
                    (tx, now) -> editor.addCoupon(tx, staff.vendorId(), body, now).id());
            return ConsolePages.after(PATH, "coupon_added");
        } catch (Problem refused) {
            return form(422, staff, form.refused(refused, staff.words()));
        }
    }

    /** What it takes off: per cent, or an amount of a currency. */
    private static Form value(Form form, ObjectNode body, Words words) {
        if (!form.get("kind").equals("fixed")) {
            body.put("percent", form.get("percent").replace(',', '.'));
            return form.has("percent")
                    ? form
                    : form.wrong("percent", words.get("console.fault.required"));
        }
        String code = form.get("currency").toUpperCase(Locale.ROOT);
        body.put("currency", code);
        Optional<Currency> currency =
                Currency.getAvailableCurrencies().stream()
                        .filter(it -> it.getCurrencyCode().equals(code))
                        .findFirst();
        if (currency.isEmpty()) {
            return form.wrong("currency", words.get("console.fault.unknown_currency"));
        }
        OptionalLong minor = Amounts.minor(form.get("amount"), currency.get());
        minor.ifPresent(it -> body.put("amount", it));
        return minor.isPresent()
                ? form
                : form.wrong("amount", words.get("console.fault.amount", code));
    }

    /** Until when it is valid: the last day, as the seller counts days. */
    private static Form value(Form form, ObjectNode body, Staff staff) {
        String day = form.text("valid_until");
        if (day == null) {
            return form;
        }
        try {
            Instant end = LocalDate.parse(day).plusDays(1).atStartOfDay(staff.zone()).toInstant();
            body.put("valid_until", end.toString());
            return form;
        } catch (DateTimeException e) { // Typed where the browser knows no dates.
            return form.wrong("valid_until", staff.words().get("console.fault.day"));
        }
    }

    @PostMapping(PATH + "/{id}/archive")
    ResponseEntity<byte[]> archive(Staff staff, @PathVariable String id) {
        change(staff, id(id), "coupon.archived", false);
        return ConsolePages.after(PATH, "coupon_archived");
    }

    @PostMapping(PATH + "/{id}/restore")
    ResponseEntity<byte[]> restore(Staff staff, @PathVariable String id) {
        change(staff, id(id), "coupon.restored", true);
        return ConsolePages.after(PATH, "coupon_restored");
    }

    private void change(Staff staff, CouponId id, String action, boolean active) {
        desk.run(
                staff,
                action,
                (tx, now) ->
                        editor.changeCoupon(
                                        tx, staff.vendorId(), id, ProductsController.active(active))
                                .id());
    }

    private ResponseEntity<byte[]> form(int status, Staff staff, Form form) {
        return pages.page(status, staff, "console/products/coupon.jte", Map.of("form", form));
    }

    private static CouponId id(String text) {
        if (!Ids.isValid("cpn", text)) {
            throw Problem.notFound("coupon", text);
        }
        return CouponId.parse(text);
    }
}
