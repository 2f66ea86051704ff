package dev.kontor.refunds;

import dev.kontor.delivery.Cause;
import dev.kontor.delivery.Delivery;
import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteDraft;
import dev.kontor.invoices.Invoices;
import dev.kontor.ledger.Journal;
import dev.kontor.ledger.Ledger;
import dev.kontor.ledger.Postings;
import dev.kontor.ledger.ShareReturn;
import dev.kontor.orders.TaxBookings;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Tx;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxBooking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The first commit of a refund (handbook 2.3, T4a), for one whose amount is claimed: credit note,
 * J8 or J10 with its tax lines, revocation, and the question for the gateway's answer, should it be
 * lost.
 */
final class ApproveRefund {
    /** By when the gateway has answered, or the process has died. */
    private static final Duration CALL = Duration.ofSeconds(20);

    private final Invoices invoices;
    private final Ledger ledger;
    private final Tax tax;
    private final Delivery delivery;
    private final Jobs jobs;
    private final RefundStore store;

    ApproveRefund(
            Invoices invoices,
            Ledger ledger,
            Tax tax,
            Delivery delivery,
            Jobs jobs,
            RefundStore store) {
        this.invoices = invoices;
        this.ledger = ledger;
        this.tax = tax;
        this.delivery = delivery;
        this.jobs = jobs;
        this.store = store;
    }

    /** Approves; the caller holds the order's lock and writes the refund that is answered. */
    Refund run(Tx tx, RefundableOrder of, Refund refund, String actor, Instant now) {
        Map<Integer, RefundStore.Taken> before =
                store.taken(tx.sql(), refund.vendor(), refund.order());
        of.requireWithin(refund.lines(), before);
        CreditNote note = credit(tx, of, refund, now);
        List<Refund.Line> lines = Figures.lines(of, note.document());
        Map<Integer, RefundStore.Taken> after = Figures.after(before, lines);
        delivery.revoke(
                tx,
                refund.vendor(),
                of.revoked(after),
                new Cause(actor, "refund " + refund.id(), now));
        ShareReturn share = Figures.share(of, before, after);
        Journal journal =
                Postings.refundApproved(Figures.booking(of, refund, note.document(), share, now));
        ledger.post(tx, List.of(journal));
        tax.book(
                tx,
                List.of(TaxBookings.credit(journal, TaxBooking.Cause.REFUND, of.order(), note)));
        jobs.schedule(
                tx, refund.vendor(), FollowRefunds.INQUIRY, refund.id().toString(), now.plus(CALL));
        return refund.approved(
                new Refund.Approval(note.document().tax(), note.id(), note.number(), now), lines);
    }

    private CreditNote credit(Tx tx, RefundableOrder of, Refund refund, Instant now) {
        return invoices.credit(
                        tx,
                        List.of(
                                new CreditNoteDraft(
                                        of.vendor(),
                                        of.invoice().id(),
                                        Figures.credit(refund.lines(), refund.amount().minor()),
                                        refund.reason().onCreditNote(),
                                        now)))
                .getFirst();
    }
}
