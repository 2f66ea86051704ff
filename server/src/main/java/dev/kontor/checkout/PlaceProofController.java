package dev.kontor.checkout;

import dev.kontor.orders.OrderTokens;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.web.AddressLimit;
import dev.kontor.web.Languages;
import dev.kontor.web.Pages;
import dev.kontor.web.SameSite;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A buyer whose bank contradicts the order's place proves it by a phone number (handbook 4.3). */
@RestController
final class PlaceProofController {
    private static final int A_MINUTE = 30;
    private static final int LONGEST = 40;

    private final Orders orders;
    private final PlaceQuestions questions;
    private final CompanyForms companyForms;
    private final OrderPages orderPages;
    private final Pages pages;
    private final AddressLimit limit = new AddressLimit(A_MINUTE);

    PlaceProofController(
            Orders orders,
            PlaceQuestions questions,
            CompanyForms companyForms,
            OrderPages orderPages,
            Pages pages) {
        this.orders = orders;
        this.questions = questions;
        this.companyForms = companyForms;
        this.orderPages = orderPages;
        this.pages = pages;
    }

    @PostMapping("/o/{token}/place")
    ResponseEntity<byte[]> send(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String lang) {
        OrderTokens.Opened opened =
                orders.tokens()
                        .open(token)
                        .orElseThrow(() -> Problem.notFound("order", "of this link"));
        SameSite.check(request);
        limit.check(request);
        Words words = lang.isEmpty() ? Languages.of(request) : Languages.of(lang);
        String kept = lang.isEmpty() ? "" : words.language();
        String typed = phone.length() > LONGEST ? phone.substring(0, LONGEST) : phone;
        try {
            orders.provePlace(opened.vendor().id(), opened.order(), typed);
        } catch (Problem refused) {
            CompanyForms.Shown shown =
                    new CompanyForms.Shown(
                            opened.vendor(),
                            orders.view(opened.vendor().id(), opened.order()).orElseThrow(),
                            words,
                            kept);
            return page(refused, token, shown, typed);
        }
        return CheckoutAnswers.redirect(
                request,
                "/o/"
                        + token
                        + "?said=placed"
                        + (kept.isEmpty() ? "" : "&lang=" + kept)
                        + "#place");
    }

    private ResponseEntity<byte[]> page(
            Problem refused, String token, CompanyForms.Shown shown, String typed) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "page",
                orderPages.page(
                        shown.vendor(),
                        shown.order(),
                        shown.words(),
                        "/o/" + token,
                        null,
                        null,
                        null));
        model.put("company", companyForms.first(shown, null));
        questions.refused(shown, typed, refused).ifPresent(it -> model.put("place", it));
        return pages.page(refused.status(), "order/page.jte", model);
    }
}
