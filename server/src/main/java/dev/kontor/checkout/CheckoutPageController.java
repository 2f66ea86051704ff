package dev.kontor.checkout;

import dev.kontor.gateway.Returned;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.Orders;
import dev.kontor.orders.Placement;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.AddressLimit;
import dev.kontor.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The hosted page of a checkout session (api.md 13). */
@RestController
final class CheckoutPageController {
    private static final int UPDATES_A_MINUTE = 600;
    private static final int SUBMITS_A_MINUTE = 60;

    private final Checkouts checkouts;
    private final SessionTokens tokens;
    private final EditSession edit;
    private final SubmitSession submit;
    private final Orders orders;
    private final Clocks clocks;
    private final FormSubmission submission;
    private final CheckoutAnswers answers;
    private final AddressLimit updates = new AddressLimit(UPDATES_A_MINUTE);
    private final AddressLimit submits = new AddressLimit(SUBMITS_A_MINUTE);

    CheckoutPageController(
            Checkouts checkouts,
            SessionTokens tokens,
            EditSession edit,
            SubmitSession submit,
            Orders orders,
            Clocks clocks,
            FormSubmission submission,
            CheckoutAnswers answers) {
        this.checkouts = checkouts;
        this.tokens = tokens;
        this.edit = edit;
        this.submit = submit;
        this.orders = orders;
        this.clocks = clocks;
        this.submission = submission;
        this.answers = answers;
    }

    @GetMapping("/c/{token}")
    ResponseEntity<byte[]> page(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang) {
        Vendor vendor = open(token).vendor();
        Session session = checkouts.get(vendor.id(), open(token).session());
        if (lang != null) {
            change(session, draft -> draft.withLocale(localeOf(lang, draft)));
            return CheckoutAnswers.redirect(request, "/c/" + token);
        }
        Session shown = upToDate(request, session);
        Page page = new Page(request, vendor, "/c/" + token, words(request, shown));
        return switch (shown.statusAt(clocks.now(vendor.id()))) {
            case OPEN ->
                    shown.attempts() < Session.ATTEMPTS
                            ? answers.form(page, shown)
                            : answers.exhausted(page, shown);
            case SUBMITTED, COMPLETED -> CheckoutAnswers.redirect(request, page.path() + "/done");
            case EXPIRED -> answers.expired(page, shown);
        };
    }

    /**
     * Fills in the country that the browser hints at, and prices anew what is older than a quote.
     */
    private Session upToDate(HttpServletRequest request, Session session) {
        Instant now = clocks.now(session.vendor());
        if (session.statusAt(now) != CheckoutStatus.OPEN) {
            return session;
        }
        Draft.Buyer buyer = session.draft().buyer();
        boolean asksBrowser =
                buyer.guessed() && Languages.country(session.draft().locale()).isEmpty();
        String country =
                asksBrowser ? Languages.country(request).orElse(buyer.country()) : buyer.country();
        return country.equals(buyer.country()) && !session.quotation().isStale(now)
                ? session
                : change(
                        session,
                        draft ->
                                country.equals(draft.buyer().country())
                                        ? draft
                                        : draft.with(Draft.Buyer.in(country, true)));
    }

    /** The order button, and what only prices anew or asks for another language. */
    @PostMapping("/c/{token}")
    ResponseEntity<byte[]> send(HttpServletRequest request, @PathVariable String token) {
        Vendor vendor = open(token).vendor();
        Session before = checkouts.get(vendor.id(), open(token).session());
        FormInput form = FormInput.of(request);
        Words words = words(request, before, form);
        Page page = new Page(request, vendor, "/c/" + token, words);
        if (!(form.pays() ? submits : updates).allows(request)) {
            return answers.slow(page, before, form);
        }
        Map<String, String> unkept = FormChecks.unkept(form);
        String locale = words.locale().toLanguageTag();
        boolean fits = !unkept.containsValue(FormChecks.TOO_LONG);
        Session session =
                change(before, draft -> (fits ? form.apply(draft) : draft).withLocale(locale));
        if (session.statusAt(clocks.now(vendor.id())) != CheckoutStatus.OPEN) {
            return CheckoutAnswers.redirect(request, page.path());
        }
        if (!unkept.isEmpty()) {
            return answers.faulty(page, before, session, form, unkept);
        }
        return form.pays()
                ? submission.send(page, before, session, form)
                : answers.updated(page, before, session, form);
    }

    /** Where the buyer comes back to from the bank. What the address says proves nothing. */
    @GetMapping("/c/{token}/return")
    ResponseEntity<byte[]> back(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam Map<String, String> parameters) {
        SessionTokens.Opened opened = open(token);
        Session session = checkouts.get(opened.vendor().id(), opened.session());
        OrderId order = session.order();
        if (session.status() == CheckoutStatus.SUBMITTED
                && order != null
                && waits(session, order)) {
            Placement placement = orders.resume(session.vendor(), order, new Returned(parameters));
            submit.concluded(session, placement);
        }
        return CheckoutAnswers.redirect(request, "/c/" + token);
    }

    private boolean waits(Session session, OrderId order) {
        return orders.view(session.vendor(), order)
                .filter(it -> it.progress().status().equals("awaiting_payment"))
                .filter(it -> it.results().payment().status().equals("requires_action"))
                .isPresent();
    }

    /** Another card instead of the bank's page, or else the same cart in a new session. */
    @PostMapping("/c/{token}/again")
    ResponseEntity<byte[]> again(HttpServletRequest request, @PathVariable String token) {
        submits.check(request);
        SessionTokens.Opened opened = open(token);
        Session session = checkouts.get(opened.vendor().id(), opened.session());
        OrderId order = session.order();
        if (session.status() == CheckoutStatus.SUBMITTED && order != null) {
            if (waits(session, order)) {
                submit.reopen(session);
            }
            return CheckoutAnswers.redirect(request, "/c/" + token);
        }
        return CheckoutAnswers.redirect(request, checkouts.open(session.vendor(), session.draft()));
    }

    private Session change(Session session, UnaryOperator<Draft> change) {
        return edit.change(session.vendor(), session.id(), change, clocks.now(session.vendor()));
    }

    private SessionTokens.Opened open(String token) {
        return tokens.open(token).orElseThrow(() -> CheckoutProblems.notFound("of this link"));
    }

    /** What was chosen, or else what the browser prefers. */
    private static Words words(HttpServletRequest request, Session session) {
        String locale = session.draft().locale();
        return locale.isEmpty() ? Languages.of(request) : Languages.of(locale);
    }

    /** As above, or in the language that the form was sent for. */
    private static Words words(HttpServletRequest request, Session session, FormInput form) {
        return form.language().isEmpty()
                ? words(request, session)
                : Languages.of(localeOf(form.language(), session.draft()));
    }

    /** Another language keeps the country that the amounts and dates are written for. */
    private static String localeOf(String lang, Draft draft) {
        String language = Languages.of(lang).language();
        return Languages.country(draft.locale())
                .map(country -> language + "-" + country)
                .orElse(language);
    }
}
