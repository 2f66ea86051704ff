package dev.kontor.checkout;

import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderTokens;
import dev.kontor.orders.OrderView;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.Languages;
import dev.kontor.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The thank-you page, and the page of an order from its mail (api.md 13). */
@RestController
final class OrderPageController {
    private final Checkouts checkouts;
    private final SessionTokens tokens;
    private final Orders orders;
    private final OrderPages orderPages;
    private final CompanyForms companyForms;
    private final PlaceQuestions placeQuestions;
    private final Pages pages;

    OrderPageController(
            Checkouts checkouts,
            SessionTokens tokens,
            Orders orders,
            OrderPages orderPages,
            CompanyForms companyForms,
            PlaceQuestions placeQuestions,
            Pages pages) {
        this.checkouts = checkouts;
        this.tokens = tokens;
        this.orders = orders;
        this.orderPages = orderPages;
        this.companyForms = companyForms;
        this.placeQuestions = placeQuestions;
        this.pages = pages;
    }

    /** The thank-you page; while the outcome is open it looks again by itself. */
    @GetMapping("/c/{token}/done")
    ResponseEntity<byte[]> done(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang) {
        SessionTokens.Opened opened =
                tokens.open(token).orElseThrow(() -> CheckoutProblems.notFound("of this link"));
        Vendor vendor = opened.vendor();
        Session session = checkouts.get(vendor.id(), opened.session());
        String path = "/c/" + token;
        OrderId order = session.order();
        if (session.status() == CheckoutStatus.OPEN || order == null) {
            return CheckoutAnswers.redirect(request, path);
        }
        Words words = words(request, lang, session.draft().locale());
        Optional<OrderView> view = orders.view(vendor.id(), order);
        if (view.isEmpty()) {
            return pages.framed(
                    200,
                    "order/placing.jte",
                    Map.of("words", words, "vendor", vendor, "path", path + "/done"),
                    CheckoutAnswers.framers(vendor));
        }
        OrderPage page =
                orderPages.page(
                        vendor,
                        view.get(),
                        words,
                        path + "/done",
                        path + "/again",
                        session.action(),
                        session.draft().successUrl());
        return pages.framed(
                200, "order/page.jte", Map.of("page", page), CheckoutAnswers.framers(vendor));
    }

    @GetMapping("/o/{token}")
    ResponseEntity<byte[]> order(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(defaultValue = "") String said) {
        OrderTokens.Opened opened = open(token);
        Words words = words(request, lang, "");
        OrderView order = view(opened);
        OrderPage page =
                orderPages.page(opened.vendor(), order, words, "/o/" + token, null, null, null);
        CompanyForms.Shown shown =
                new CompanyForms.Shown(
                        opened.vendor(), order, words, lang == null ? "" : words.language());
        Map<String, Object> model = new HashMap<>();
        model.put("page", page);
        model.put(
                "company",
                companyForms.first(
                        shown,
                        said.equals("corrected")
                                ? CompanyForms.notice(words, "info", "corrected")
                                : null));
        placeQuestions.first(shown, said.equals("placed")).ifPresent(it -> model.put("place", it));
        return pages.page("order/page.jte", model);
    }

    private OrderTokens.Opened open(String token) {
        return orders.tokens()
                .open(token)
                .orElseThrow(() -> Problem.notFound("order", "of this link"));
    }

    private OrderView view(OrderTokens.Opened opened) {
        return orders.view(opened.vendor().id(), opened.order())
                .orElseThrow(() -> Problem.notFound("order", opened.order().toString()));
    }

    /** What was asked for, else what the session is in, else what the browser prefers. */
    private static Words words(
            HttpServletRequest request, @Nullable String lang, String ofSession) {
        if (lang != null) {
            return Languages.of(lang);
        }
        return ofSession.isEmpty() ? Languages.of(request) : Languages.of(ofSession);
    }
}
