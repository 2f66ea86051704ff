package dev.kontor.checkout;

import dev.kontor.checkout.CheckoutPage.Notice;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Answers of the checkout page: the whole page, or the parts that have changed when the page's
 * script asked. Shown in a frame by the vendor's own site, and by nobody else's.
 */
final class CheckoutAnswers {
    /** What is wrong by field, and the countries that the buyer may confirm to live in. */
    private record Doubts(Map<String, String> faults, List<String> confirmable) {
        static final Doubts NONE = new Doubts(Map.of(), List.of());
    }

    private final Pages pages;
    private final CheckoutPages checkoutPages;

    CheckoutAnswers(Pages pages, CheckoutPages checkoutPages) {
        this.pages = pages;
        this.checkoutPages = checkoutPages;
    }

    /** Sends the browser on; a script's request by a header that the script obeys. */
    static ResponseEntity<byte[]> redirect(HttpServletRequest request, String path) {
        return "true".equals(request.getHeader("HX-Request"))
                ? ResponseEntity.ok().header("HX-Redirect", path).body(new byte[0])
                : ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(path))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(new byte[0]);
    }

    ResponseEntity<byte[]> form(Page page, Session session) {
        String decline = session.decline();
        List<Notice> notices =
                decline == null
                        ? List.of()
                        : List.of(CheckoutPages.declined(page.words(), decline));
        return show(200, page, session, Optional.empty(), Doubts.NONE, notices, false);
    }

    ResponseEntity<byte[]> updated(Page page, Session before, Session now, FormInput form) {
        return show(200, page, now, Optional.of(form), Doubts.NONE, List.of(), moved(before, now));
    }

    /** What was sent is no order; where the place is in doubt, what may be confirmed is asked. */
    ResponseEntity<byte[]> refused(
            Page page, Session before, Session now, FormInput form, Problem problem) {
        return faulty(
                page, before, now, form, FormChecks.fields(problem.faults()), confirmable(problem));
    }

    private static List<String> confirmable(Problem problem) {
        return problem.members().get("confirmable_countries") instanceof List<?> countries
                ? countries.stream().map(Object::toString).toList()
                : List.of();
    }

    ResponseEntity<byte[]> faulty(
            Page page, Session before, Session now, FormInput form, Map<String, String> faults) {
        return faulty(page, before, now, form, faults, List.of());
    }

    /** What was sent cannot be an order yet; if the price has changed besides, that is said too. */
    private ResponseEntity<byte[]> faulty(
            Page page,
            Session before,
            Session now,
            FormInput form,
            Map<String, String> faults,
            List<String> confirmable) {
        Words words = page.words();
        List<Notice> notices = new ArrayList<>();
        String general = faults.get("");
        notices.add(
                general == null
                        ? new Notice(
                                "bad",
                                words.get("checkout.notice.faults", Math.max(1, faults.size())),
                                words.get("checkout.notice.faults_detail"))
                        : new Notice(
                                "bad",
                                words.get("checkout.notice.failed"),
                                CheckoutPages.wordsOf(words, general)));
        if (form.version() != 0 && form.version() != now.version()) {
            notices.add(changedNotice(words, before, now, form));
        }
        boolean structural = moved(before, now) || CheckoutPages.isInDoubt(faults);
        return show(
                422,
                page,
                now,
                Optional.of(form),
                new Doubts(faults, confirmable),
                notices,
                structural);
    }

    ResponseEntity<byte[]> changed(Page page, Session before, Session now, FormInput form) {
        List<Notice> notices = List.of(changedNotice(page.words(), before, now, form));
        return show(409, page, now, Optional.of(form), Doubts.NONE, notices, moved(before, now));
    }

    ResponseEntity<byte[]> declined(Page page, Session now, FormInput form, String code) {
        List<Notice> notices = List.of(CheckoutPages.declined(page.words(), code));
        return show(402, page, now, Optional.of(form), Doubts.NONE, notices, false);
    }

    ResponseEntity<byte[]> exhausted(Page page, Session now) {
        return message(page, now, 409, "checkout.notice.attempts");
    }

    ResponseEntity<byte[]> expired(Page page, Session now) {
        return message(page, now, 410, "checkout.expired");
    }

    ResponseEntity<byte[]> slow(Page page, Session now, FormInput form) {
        Words words = page.words();
        Notice notice =
                new Notice(
                        "bad",
                        words.get("checkout.notice.slow"),
                        words.get("checkout.notice.slow_detail"));
        return show(429, page, now, Optional.of(form), Doubts.NONE, List.of(notice), false);
    }

    private static boolean moved(Session before, Session now) {
        return !before.draft().buyer().country().equals(now.draft().buyer().country());
    }

    private static Notice changedNotice(Words words, Session before, Session now, FormInput form) {
        Figures was = before.version() == form.version() ? before.quotation().figures() : null;
        Figures is = now.quotation().figures();
        String old = was == null ? "" : words.money(was.gross());
        String current = is == null ? "" : words.money(is.gross());
        String detail =
                was == null
                        ? "changed_first"
                        : old.equals(current)
                                ? "changed_split"
                                : is != null && was.sellsAs(is) ? "changed_tax" : "changed_detail";
        return new Notice(
                "warn",
                words.get("checkout.notice.changed"),
                words.get("checkout.notice." + detail, old, current));
    }

    private ResponseEntity<byte[]> show(
            int status,
            Page page,
            Session session,
            Optional<FormInput> form,
            Doubts doubts,
            List<Notice> notices,
            boolean structural) {
        CheckoutPage model =
                checkoutPages.page(
                        session,
                        new CheckoutPages.Made(
                                page.vendor(),
                                page.words(),
                                page.path(),
                                form.orElse(null),
                                doubts.faults(),
                                doubts.confirmable(),
                                notices,
                                structural));
        String template = page.wantsParts() ? "checkout/parts.jte" : "checkout/page.jte";
        return pages.framed(status, template, Map.of("page", model), framers(page.vendor()));
    }

    private ResponseEntity<byte[]> message(Page page, Session session, int status, String key) {
        if (page.wantsParts()) {
            return redirect(page.request(), page.path());
        }
        return pages.framed(
                status,
                "checkout/message.jte",
                Map.of(
                        "words",
                        page.words(),
                        "vendor",
                        page.vendor(),
                        "path",
                        page.path(),
                        "key",
                        key,
                        "back",
                        Optional.ofNullable(session.draft().cancelUrl()).orElse("")),
                framers(page.vendor()));
    }

    /** The origin of the vendor's own site. */
    static List<String> framers(Vendor vendor) {
        try {
            URI site = new URI(vendor.website());
            if (site.getHost() == null || site.getScheme() == null) {
                return List.of();
            }
            String port = site.getPort() < 0 ? "" : ":" + site.getPort();
            return List.of(site.getScheme() + "://" + site.getHost() + port);
        } catch (URISyntaxException e) { // No address that a browser could be at.
            return List.of();
        }
    }
}
