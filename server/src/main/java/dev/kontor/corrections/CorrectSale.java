package dev.kontor.corrections;

import dev.kontor.invoices.Credit;
import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.CreditNoteDraft;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Invoices;
import dev.kontor.ledger.Journal;
import dev.kontor.ledger.Ledger;
import dev.kontor.ledger.Postings;
import dev.kontor.orders.InvoiceDrafts;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.TaxBookings;
import dev.kontor.platform.Database;
import dev.kontor.platform.Money;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.refunds.RefundId;
import dev.kontor.refunds.Refunds;
import dev.kontor.refunds.TaxReturn;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxBooking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Corrects a sale in one commit: credit note, what is owed to the buyer, journal, new invoice,
 * determination, tax lines, events, mail. Rows that many orders share are locked last, in the order
 * in which orders and refunds lock them: credit notes' series, balances, invoices' series.
 */
final class CorrectSale {
    private static final int ATTEMPTS = 5;

    private final Database database;
    private final SalesToCorrect sales;
    private final DecideAnew decide;
    private final Invoices invoices;
    private final InvoiceDrafts drafts;
    private final Ledger ledger;
    private final Tax tax;
    private final Refunds refunds;
    private final CorrectionLog log;
    private final CorrectionStore store;

    CorrectSale(
            Database database,
            SalesToCorrect sales,
            DecideAnew decide,
            Invoices invoices,
            InvoiceDrafts drafts,
            Ledger ledger,
            Tax tax,
            Refunds refunds,
            CorrectionLog log,
            CorrectionStore store) {
        this.database = database;
        this.sales = sales;
        this.decide = decide;
        this.invoices = invoices;
        this.drafts = drafts;
        this.ledger = ledger;
        this.tax = tax;
        this.refunds = refunds;
        this.log = log;
        this.store = store;
    }

    /** Why, by whom and when. */
    record Cause(CorrectionReason reason, String actor, Instant at, @Nullable String note) {
        Cause(CorrectionReason reason, String actor, Instant at) {
            this(reason, actor, at, null);
        }
    }

    /**
     * Corrects, and returns when that is durable; empty when the sale says all of it already.
     * Whoever corrects the same order at the same time is waited for, then asked again.
     *
     * @param right the facts that are right, of the sale as it stands
     */
    Optional<Correction> run(
            VendorId vendor, OrderId id, Function<SaleToCorrect, Facts> right, Cause cause) {
        for (int i = 0; i < ATTEMPTS; i++) {
            SaleToCorrect of = sales.load(vendor, id);
            Facts facts = right.apply(of);
            if (facts.isSameAs(of.facts())) {
                return Optional.empty();
            }
            TaxAnswer.Determined after = decide.decide(of, facts);
            Optional<Correction> made = database.write(tx -> attempt(tx, of, facts, after, cause));
            if (made.isPresent()) {
                return made;
            }
        }
        throw CorrectionProblems.beingCorrected();
    }

    /** With what was corrected by hand. */
    Optional<Correction> run(
            VendorId vendor, OrderId id, CorrectionInput.Buyer buyer, Cause cause) {
        return run(vendor, id, of -> decide.corrected(of, buyer, cause.at()), cause);
    }

    /** What {@link #run} would do; refuses alike. Writes nothing. */
    CorrectionPreview preview(
            VendorId vendor, OrderId id, CorrectionInput.Buyer buyer, Cause cause) {
        SaleToCorrect of = sales.load(vendor, id);
        Facts facts = decide.corrected(of, buyer, cause.at());
        if (facts.isSameAs(of.facts())) {
            throw CorrectionProblems.nothingToCorrect();
        }
        TaxAnswer.Determined after = decide.decide(of, facts);
        CreditNoteDocument left =
                invoices.preview(
                        vendor,
                        of.invoice().id(),
                        new Credit.Remainder(),
                        cause.reason().onCreditNote());
        return CorrectionPreview.of(
                of.order(), after.treatment(), decide.correct(of, facts, after, left));
    }

    private Optional<Correction> attempt(
            Tx tx, SaleToCorrect of, Facts facts, TaxAnswer.Determined after, Cause cause) {
        return sales.lock(tx, of)
                ? Optional.of(correct(tx, of, facts, after, cause))
                : Optional.empty();
    }

    private Correction correct(
            Tx tx, SaleToCorrect of, Facts facts, TaxAnswer.Determined after, Cause cause) {
        CorrectionId id = CorrectionId.next();
        CreditNote note = credit(tx, of, cause);
        CorrectedSale sale = decide.correct(of, facts, after, note.document());
        RefundId refund = returnTax(tx, of.order(), sale, note, cause);
        Journal journal =
                Postings.taxCorrected(
                        of.order().vendor(),
                        id.value(),
                        of.order().id().value(),
                        cause.at(),
                        of.order().currency(),
                        sale.less());
        ledger.post(tx, List.of(journal));
        Invoice invoice = issue(tx, of, sale, note, cause);
        Determination anew = determination(of, facts, after, cause);
        tax.record(tx, List.of(anew));
        sales.corrected(tx, anew, cause.reason() == CorrectionReason.CERTIFICATE, cause.actor());
        tax.book(
                tx,
                List.of(
                        TaxBookings.credit(journal, TaxBooking.Cause.CORRECTION, of.order(), note),
                        TaxBookings.corrected(journal, of.order(), invoice)));
        Correction made =
                new Correction(
                        of.order().vendor(),
                        id,
                        of.order().id(),
                        cause.reason(),
                        after.treatment(),
                        note.id(),
                        note.number(),
                        new Money(note.total(), of.order().currency()),
                        invoice.id(),
                        invoice.number(),
                        invoice.total(),
                        refund,
                        cause.actor(),
                        cause.at());
        store.insert(tx, made);
        log.tell(tx, of, made, invoice, cause.note());
        return made;
    }

    private CreditNote credit(Tx tx, SaleToCorrect of, Cause cause) {
        return invoices.credit(
                        tx,
                        List.of(
                                new CreditNoteDraft(
                                        of.vendor(),
                                        of.invoice().id(),
                                        new Credit.Remainder(),
                                        cause.reason().onCreditNote(),
                                        cause.at())))
                .getFirst();
    }

    private @Nullable RefundId returnTax(
            Tx tx, Order order, CorrectedSale sale, CreditNote note, Cause cause) {
        List<TaxReturn.Line> lines = sale.returned(order.snapshot().lines());
        if (lines.isEmpty()) {
            return null;
        }
        long amount = lines.stream().mapToLong(TaxReturn.Line::tax).sum();
        return refunds.returnTax(
                tx,
                order,
                new TaxReturn(
                        order.id(),
                        new Money(amount, order.currency()),
                        lines,
                        note.id(),
                        note.number(),
                        cause.actor(),
                        cause.at()));
    }

    private Invoice issue(
            Tx tx, SaleToCorrect of, CorrectedSale sale, CreditNote note, Cause cause) {
        return invoices.issue(
                        tx,
                        List.of(
                                drafts.corrected(
                                        of.vendor(),
                                        of.registrations(),
                                        of.order().id(),
                                        cause.at(),
                                        sale.sale(note),
                                        of.invoice().sale(),
                                        note.document())))
                .getFirst();
    }

    private static Determination determination(
            SaleToCorrect of, Facts facts, TaxAnswer.Determined after, Cause cause) {
        return new Determination(
                of.order().vendor(),
                of.order().id().value(),
                of.decided().no() + 1,
                cause.at(),
                of.question(facts.taxed()),
                after);
    }
}
