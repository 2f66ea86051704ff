package dev.kontor.support;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Codes;
import dev.kontor.platform.Database;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Languages;
import dev.kontor.web.Pages;
import dev.kontor.web.SameSite;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The contact form: no login, no cookie, no JavaScript. A form that another site sends is refused
 * by what the browser says of its origin; a form that a machine fills in betrays itself by the
 * field that people do not see.
 */
@Controller
@RequestMapping("/help")
final class HelpController {
    private static final String PAGE = "support/help.jte";
    private static final int REFERENCE = 12;

    private final Support support;
    private final Vendors vendors;
    private final Database database;
    private final Clocks clocks;
    private final FormTokens tokens;
    private final HelpLimits limits;
    private final Pages pages;
    private final Optional<Customers> customers;

    HelpController(
            Support support,
            Vendors vendors,
            Database database,
            Clocks clocks,
            FormTokens tokens,
            HelpLimits limits,
            Pages pages,
            ObjectProvider<Customers> customers) {
        this.support = support;
        this.vendors = vendors;
        this.database = database;
        this.clocks = clocks;
        this.tokens = tokens;
        this.limits = limits;
        this.pages = pages;
        this.customers = Optional.ofNullable(customers.getIfAvailable());
    }

    @GetMapping
    ResponseEntity<byte[]> form(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String order) {
        known();
        String token = tokens.issue(clocks.real());
        return page(200, request, new HelpForm("", "", topic, order, "", "", token, Map.of()));
    }

    @PostMapping
    ResponseEntity<byte[]> send(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "") String website,
            @RequestParam(defaultValue = "") String token) {
        Customers shop = known();
        SameSite.check(request);
        HelpForm form =
                new HelpForm(
                        name.strip(),
                        email.strip(),
                        topic,
                        order.strip(),
                        subject.strip(),
                        message.strip(),
                        token,
                        Map.of());
        if (!website.isEmpty()) {
            return sent(Codes.random(REFERENCE - 1));
        }
        Words words = words(request);
        Map<String, String> errors = form.check(words);
        if (!tokens.isValid(token, clocks.real())) {
            errors.put("form", words.get("support.error.expired"));
        }
        if (errors.isEmpty() && !limits.admits(request.getRemoteAddr())) {
            errors.put("form", words.get("support.error.too_many"));
            return page(429, request, again(form, errors));
        }
        return errors.isEmpty()
                ? file(request, form, shop, words)
                : page(422, request, again(form, errors));
    }

    @GetMapping("/sent")
    ResponseEntity<byte[]> thanks(
            HttpServletRequest request, @RequestParam(defaultValue = "") String reference) {
        boolean known = Codes.isCode(reference.replace("-", ""), REFERENCE - 1);
        return pages.page(
                "support/sent.jte",
                Map.of("page", frame(request), "reference", known ? reference : ""));
    }

    /** Files the question with whoever it is for; without shop and order nobody knows. */
    private ResponseEntity<byte[]> file(
            HttpServletRequest request, HelpForm form, Customers shop, Words words) {
        Optional<Customers.KnownOrder> order =
                form.order().isEmpty() ? Optional.empty() : shop.order(form.order(), form.email());
        Optional<VendorId> vendor = order.map(Customers.KnownOrder::vendor).or(shop::home);
        if (vendor.isEmpty()) {
            Map<String, String> errors = Map.of("order", words.get("support.error.order"));
            return page(422, request, again(form, errors));
        }
        UUID orderId = order.map(Customers.KnownOrder::id).orElse(null);
        return sent(file(form, vendor.get(), orderId, words).reference());
    }

    private Ticket file(HelpForm form, VendorId vendor, @Nullable UUID orderId, Words words) {
        NewTicket ticket =
                new NewTicket(
                        vendor,
                        Channel.FORM,
                        Objects.requireNonNull(form.type()),
                        null,
                        words.language(),
                        form.subject(),
                        text(form, orderId),
                        form.email(),
                        form.name().isEmpty() ? null : form.name(),
                        orderId,
                        "buyer");
        return database.write(tx -> support.open(tx, ticket, clocks.now(vendor)));
    }

    /** An order that was named but not found is kept as text: staff may know better. */
    private static String text(HelpForm form, @Nullable UUID orderId) {
        return form.order().isEmpty() || orderId != null
                ? form.message()
                : form.message() + "\n\n(" + form.order() + ")";
    }

    private HelpForm again(HelpForm form, Map<String, String> errors) {
        return form.with(tokens.issue(clocks.real()), errors);
    }

    private ResponseEntity<byte[]> page(int status, HttpServletRequest request, HelpForm form) {
        return pages.page(status, PAGE, Map.of("page", frame(request), "form", form));
    }

    private HelpPage frame(HttpServletRequest request) {
        return new HelpPage(words(request), known().home().flatMap(vendors::find).orElse(null));
    }

    private static ResponseEntity<byte[]> sent(String reference) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/help/sent?reference=" + reference))
                .build();
    }

    private Customers known() {
        return customers.orElseThrow(
                () -> Problem.of(404, "not_found", "There is no contact form here."));
    }

    private static Words words(HttpServletRequest request) {
        return Languages.of(request);
    }
}
