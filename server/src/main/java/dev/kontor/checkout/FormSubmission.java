package dev.kontor.checkout;

import dev.kontor.gateway.PaymentMethod;
import dev.kontor.orders.OrderInput;
import dev.kontor.orders.Placement;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Vault;
import dev.kontor.platform.Words;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;

/** Turns a sent form into a submission, and what became of it into an answer. */
final class FormSubmission {
    private final Clocks clocks;
    private final Vault vault;
    private final Settings settings;
    private final SubmitSession submit;
    private final CheckoutPages pages;
    private final CheckoutAnswers answers;

    FormSubmission(
            Clocks clocks,
            Vault vault,
            Settings settings,
            SubmitSession submit,
            CheckoutPages pages,
            CheckoutAnswers answers) {
        this.clocks = clocks;
        this.vault = vault;
        this.settings = settings;
        this.submit = submit;
        this.pages = pages;
        this.answers = answers;
    }

    /**
     * Sends the form.
     *
     * @param before the session as the page showed it
     * @param session with what the form says
     */
    ResponseEntity<byte[]> send(Page page, Session before, Session session, FormInput form) {
        Instant now = clocks.now(session.vendor());
        Map<String, String> faults =
                new LinkedHashMap<>(
                        FormChecks.order(form, pages.wantsImmediate(session.draft().buyer())));
        FormChecks.fields(session.quotation().faults()).forEach(faults::putIfAbsent);
        Optional<OrderInput.PaymentInput> payment = payment(page, session, form, faults, now);
        if (!faults.isEmpty() || payment.isEmpty()) {
            return answers.faulty(page, before, session, form, faults);
        }
        Submission submission =
                new Submission(
                        form.version(),
                        payment.get(),
                        new OrderInput.Consents(form.terms(), form.immediate()),
                        consents(page, session, form),
                        address(page, form),
                        "buyer",
                        URI.create(settings.baseUrl() + page.path() + "/return"));
        return answer(page, before, form, submit.run(session, submission, now));
    }

    /** Where the buyer is connected from; a tester may pretend to be elsewhere. */
    private static String address(Page page, FormInput form) {
        return page.vendor().live() || form.testAddress().isEmpty()
                ? page.request().getRemoteAddr()
                : form.testAddress();
    }

    /** The token of what was chosen and typed; faults are added. */
    private static Optional<OrderInput.PaymentInput> payment(
            Page page, Session session, FormInput form, Map<String, String> faults, Instant now) {
        Figures figures = session.quotation().figures();
        if (page.vendor().live()) {
            faults.put("method", "unknown_method");
            return Optional.empty();
        }
        if (form.method().isEmpty() || form.method().equals("card")) {
            return FormChecks.card(form.card(), now, faults);
        }
        boolean offered =
                figures != null
                        && PaymentChoices.of(
                                        session.draft().buyer().country(),
                                        Currency.getInstance(figures.currency()))
                                .stream()
                                .map(PaymentMethod::id)
                                .anyMatch(form.method()::equals);
        if (!offered) {
            faults.put("method", "unknown_method");
            return Optional.empty();
        }
        return Optional.of(new OrderInput.PaymentInput(form.method(), "tok_" + form.method()));
    }

    private List<Consent> consents(Page page, Session session, FormInput form) {
        Words words = page.words();
        String locale = words.locale().toLanguageTag();
        byte[] address = vault.mac("checkout.address", page.request().getRemoteAddr());
        List<Consent> consents = new ArrayList<>();
        consents.add(new Consent("terms", words.get("checkout.terms"), locale, address));
        if (form.immediate() && pages.wantsImmediate(session.draft().buyer())) {
            consents.add(
                    new Consent(
                            "immediate_delivery",
                            pages.immediate(words, session),
                            locale,
                            address));
        }
        return consents;
    }

    private ResponseEntity<byte[]> answer(
            Page page, Session before, FormInput form, Submitted submitted) {
        return switch (submitted) {
            case Submitted.Placed(Session now, Placement placement) ->
                    placed(page, now, form, placement);
            case Submitted.Changed(Session now) -> answers.changed(page, before, now, form);
            case Submitted.Refused it ->
                    answers.refused(page, before, it.session(), form, it.problem());
            case Submitted.NotOpen ignored -> CheckoutAnswers.redirect(page.request(), page.path());
            case Submitted.TooManyAttempts(Session now) -> answers.exhausted(page, now);
        };
    }

    private ResponseEntity<byte[]> placed(
            Page page, Session now, FormInput form, Placement placement) {
        return switch (placement) {
            case Placement.Declined it -> answers.declined(page, now, form, it.code());
            case Placement.ActionRequired it ->
                    CheckoutAnswers.redirect(page.request(), onThisServer(it.url()));
            case Placement.Completed ignored -> done(page);
            case Placement.Pending ignored -> done(page);
            case Placement.InReview ignored -> done(page);
        };
    }

    private static ResponseEntity<byte[]> done(Page page) {
        return CheckoutAnswers.redirect(page.request(), page.path() + "/done");
    }

    /** Our own pages by their path alone: the buyer may know this server by another name. */
    private String onThisServer(String url) {
        return url.startsWith(settings.baseUrl() + "/")
                ? url.substring(settings.baseUrl().length())
                : url;
    }
}
