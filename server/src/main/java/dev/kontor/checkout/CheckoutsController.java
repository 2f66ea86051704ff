package dev.kontor.checkout;

import dev.kontor.orders.Answers;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderInput;
import dev.kontor.orders.Orders;
import dev.kontor.orders.Placement;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import dev.kontor.web.Idempotent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Checkout sessions by API (api.md 3). */
@RestController
final class CheckoutsController implements Expandable {
    /**
     * A submission by a program that shows a page of its own.
     *
     * @param quote version of the quote that its buyer has seen
     */
    record SubmitBody(
            @Min(1) int quote, OrderInput.PaymentInput payment, OrderInput.Consents consents) {}

    private final Checkouts checkouts;
    private final EditSession edit;
    private final SubmitSession submit;
    private final Vendors vendors;
    private final Orders orders;
    private final Clocks clocks;
    private final Idempotent idempotent;

    CheckoutsController(
            Checkouts checkouts,
            EditSession edit,
            SubmitSession submit,
            Vendors vendors,
            Orders orders,
            Clocks clocks,
            Idempotent idempotent) {
        this.checkouts = checkouts;
        this.edit = edit;
        this.submit = submit;
        this.vendors = vendors;
        this.orders = orders;
        this.clocks = clocks;
        this.idempotent = idempotent;
    }

    @PostMapping("/v1/checkouts")
    ResponseEntity<byte[]> open(
            HttpServletRequest request, Caller caller, @RequestBody CheckoutBody body) {
        caller.need("checkouts:write");
        return idempotent.replay(request, caller).orElseGet(() -> openNew(request, caller, body));
    }

    private ResponseEntity<byte[]> openNew(
            HttpServletRequest request, Caller caller, CheckoutBody body) {
        Draft draft = body.draft(vendors.get(caller.vendor()));
        requireSign(draft);
        Session session = edit.prepare(caller.vendor(), draft, clocks.now(caller.vendor()));
        refuseFaults(session);
        return idempotent.once(
                request,
                caller,
                201,
                tx -> {
                    edit.open(tx, session);
                    return checkouts.view(session);
                });
    }

    private static void requireSign(Draft draft) {
        if (!Quoting.buyer(draft, null).supportsConfirmation()) {
            throw CheckoutProblems.confirmationUnsupported();
        }
    }

    /** What is wrong is refused; what is missing, the buyer will type. */
    private static void refuseFaults(Session session) {
        List<Fault> wrong =
                session.quotation().faults().stream()
                        .filter(it -> !it.code().equals("required"))
                        .toList();
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    @Override
    public String prefix() {
        return "chk";
    }

    @Override
    @GetMapping("/v1/checkouts/{id}")
    public CheckoutView get(Caller caller, @PathVariable String id) {
        caller.need("checkouts:read");
        return checkouts.view(checkouts.get(caller.vendor(), id(id)));
    }

    /** Changes the cart or the buyer: a new quote, under a new version if its figures differ. */
    @PatchMapping("/v1/checkouts/{id}")
    ResponseEntity<byte[]> change(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody CheckoutBody.Change body) {
        caller.need("checkouts:write");
        CheckoutId checkout = id(id);
        return idempotent.steps(
                request,
                caller,
                () -> shown(changed(caller, checkout, body)),
                () -> shown(checkouts.get(caller.vendor(), checkout)));
    }

    private Session changed(Caller caller, CheckoutId id, CheckoutBody.Change body) {
        Session session =
                edit.change(
                        caller.vendor(),
                        id,
                        draft -> {
                            Draft changed = body.apply(draft);
                            if (body.buyer() != null) {
                                requireSign(changed);
                            }
                            return changed;
                        },
                        clocks.now(caller.vendor()));
        requireOpen(session);
        refuseFaults(session);
        return session;
    }

    private Idempotency.Answer shown(Session session) {
        return new Idempotency.Answer(200, Json.write(checkouts.view(session)));
    }

    /** Places the order: answers as {@code POST /v1/orders}, or 409 {@code quote_changed}. */
    @PostMapping("/v1/checkouts/{id}/submit")
    ResponseEntity<byte[]> submit(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody SubmitBody body) {
        caller.need("orders:write");
        CheckoutId checkout = id(id);
        return idempotent.steps(
                request,
                caller,
                () -> submitted(caller, checkout, body),
                () -> standing(caller, checkout));
    }

    private Idempotency.Answer submitted(Caller caller, CheckoutId id, SubmitBody body) {
        Session session = checkouts.get(caller.vendor(), id);
        Submission submission =
                new Submission(
                        body.quote(),
                        body.payment(),
                        body.consents(),
                        List.of(),
                        null,
                        caller.actor(),
                        null);
        return answer(
                submit.run(session, submission, clocks.now(caller.vendor())), caller.requestId());
    }

    /** After a crash: the order, if there is one by now; else nothing was done. */
    private Idempotency.Answer standing(Caller caller, CheckoutId id) {
        Session session = checkouts.get(caller.vendor(), id);
        OrderId order = session.order();
        return order == null
                ? shown(session)
                : Answers.of(orders.standing(caller.vendor(), order), caller.requestId());
    }

    private Idempotency.Answer answer(Submitted submitted, String requestId) {
        return switch (submitted) {
            case Submitted.Placed(Session ignored, Placement placement) ->
                    Answers.of(placement, requestId);
            case Submitted.Changed(Session now) ->
                    throw CheckoutProblems.quoteChanged(checkouts.view(now));
            case Submitted.Refused it -> throw it.problem();
            case Submitted.NotOpen(Session now) ->
                    throw CheckoutProblems.notOpen(now.statusAt(clocks.now(now.vendor())));
            case Submitted.TooManyAttempts ignored -> throw CheckoutProblems.tooManyAttempts();
        };
    }

    private void requireOpen(Session session) {
        CheckoutStatus status = session.statusAt(clocks.now(session.vendor()));
        if (status != CheckoutStatus.OPEN) {
            throw CheckoutProblems.notOpen(status);
        }
    }

    private static CheckoutId id(String id) {
        if (!Ids.isValid("chk", id)) {
            throw CheckoutProblems.notFound(id);
        }
        return CheckoutId.parse(id);
    }
}
