package dev.kontor.checkout;

import dev.kontor.checkout.CheckoutPage.Notice;
import dev.kontor.corrections.CorrectionInput;
import dev.kontor.corrections.Corrections;
import dev.kontor.invoices.Sale;
import dev.kontor.orders.OrderTokens;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import dev.kontor.web.AddressLimit;
import dev.kontor.web.Languages;
import dev.kontor.web.Pages;
import dev.kontor.web.SameSite;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Company details for the invoice, given after the sale (handbook 4.4): what would change first,
 * then the correction. Who has the link of the order may; the same details correct once.
 */
@RestController
final class CompanyDetailsController {
    /** Each asks a register. */
    private static final int A_MINUTE = 30;

    private final Orders orders;
    private final Corrections corrections;
    private final CompanyForms forms;
    private final OrderPages orderPages;
    private final Pages pages;
    private final AddressLimit limit = new AddressLimit(A_MINUTE);

    CompanyDetailsController(
            Orders orders,
            Corrections corrections,
            CompanyForms forms,
            OrderPages orderPages,
            Pages pages) {
        this.orders = orders;
        this.corrections = corrections;
        this.forms = forms;
        this.orderPages = orderPages;
        this.pages = pages;
    }

    @PostMapping("/o/{token}/company")
    ResponseEntity<byte[]> send(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String lang) {
        OrderTokens.Opened opened = open(token);
        SameSite.check(request);
        Words words = lang.isEmpty() ? Languages.of(request) : Languages.of(lang);
        CompanyForms.Shown shown =
                new CompanyForms.Shown(
                        opened.vendor(),
                        orders.view(opened.vendor().id(), opened.order()).orElseThrow(),
                        words,
                        lang.isEmpty() ? "" : words.language());
        Optional<Sale.Buyer> printed = forms.open(shown);
        if (printed.isEmpty()) {
            Notice closed = CompanyForms.notice(words, "warn", "closed");
            return page(409, token, shown, forms.first(shown, closed));
        }
        CompanyDetails typed = CompanyDetails.of(request, printed.get());
        if (!limit.allows(request)) {
            Problem slow = Problem.of(429, "rate_limited", "Too many requests.");
            return page(429, token, shown, forms.refused(shown, typed, slow));
        }
        try {
            CorrectionInput input = typed.correcting(printed.get());
            return step.equals("confirm")
                    ? corrected(request, token, shown, opened, input)
                    : previewed(token, shown, opened, typed, input);
        } catch (Problem refused) {
            return page(refused.status(), token, shown, forms.refused(shown, typed, refused));
        }
    }

    private ResponseEntity<byte[]> corrected(
            HttpServletRequest request,
            String token,
            CompanyForms.Shown shown,
            OrderTokens.Opened opened,
            CorrectionInput input) {
        corrections.correct(opened.vendor().id(), opened.order(), input, "buyer");
        String lang = shown.lang().isEmpty() ? "" : "&lang=" + shown.lang();
        return CheckoutAnswers.redirect(
                request, "/o/" + token + "?said=corrected" + lang + "#details");
    }

    private ResponseEntity<byte[]> previewed(
            String token,
            CompanyForms.Shown shown,
            OrderTokens.Opened opened,
            CompanyDetails typed,
            CorrectionInput input) {
        VendorId vendor = opened.vendor().id();
        return page(
                200,
                token,
                shown,
                forms.preview(shown, typed, corrections.preview(vendor, opened.order(), input)));
    }

    private ResponseEntity<byte[]> page(
            int status, String token, CompanyForms.Shown shown, CompanyForm form) {
        OrderPage page =
                orderPages.page(
                        shown.vendor(),
                        shown.order(),
                        shown.words(),
                        "/o/" + token,
                        null,
                        null,
                        null);
        return pages.page(status, "order/page.jte", Map.of("page", page, "company", form));
    }

    private OrderTokens.Opened open(String token) {
        return orders.tokens()
                .open(token)
                .orElseThrow(() -> Problem.notFound("order", "of this link"));
    }
}
