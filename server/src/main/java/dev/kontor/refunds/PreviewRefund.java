package dev.kontor.refunds;

import dev.kontor.delivery.EntitlementId;
import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.Invoices;
import dev.kontor.ledger.ShareReturn;
import dev.kontor.platform.Database;
import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a refund would be, by the same rules and to the minor unit. Writes nothing. */
final class PreviewRefund {
    private final Database database;
    private final OrdersToRefund refundable;
    private final RefundPolicy policy;
    private final Invoices invoices;
    private final RefundStore store;

    PreviewRefund(
            Database database,
            OrdersToRefund refundable,
            RefundPolicy policy,
            Invoices invoices,
            RefundStore store) {
        this.database = database;
        this.refundable = refundable;
        this.policy = policy;
        this.invoices = invoices;
        this.store = store;
    }

    RefundPreview run(VendorId vendor, RefundInput input, Approver approver, Instant now) {
        RefundableOrder of = refundable.load(vendor, input.order(), now);
        List<RefundInput.Line> wanted = input.lines();
        List<Refund.Line> lines = wanted == null ? List.of() : of.lines(wanted);
        long claimed = database.read(sql -> ClaimStore.claimed(sql, vendor, input.order()));
        Money left = new Money(of.order().total() - claimed, of.order().currency());
        Money amount = ClaimRefund.amount(input, lines, left);
        ClaimRefund.requireLeft(amount, left);
        Map<Integer, Taken> before =
                of.taken(database.read(sql -> store.taken(sql, vendor, input.order())));
        of.requireWithin(lines, before);
        CreditNoteDocument credited =
                invoices.preview(
                        vendor,
                        of.invoice().id(),
                        Figures.credit(lines, amount.minor()),
                        input.reason().onCreditNote());
        RefundPolicy.Verdict verdict = policy.judge(approver, amount, of.isDisputed(), now);
        return preview(of, left, credited, before, verdict);
    }

    private static RefundPreview preview(
            RefundableOrder of,
            Money left,
            CreditNoteDocument credited,
            Map<Integer, Taken> before,
            RefundPolicy.Verdict verdict) {
        List<Refund.Line> lines = Figures.lines(of, credited);
        Map<Integer, Taken> after = of.after(before, lines);
        ShareReturn share = Figures.share(of, before, after);
        return new RefundPreview(
                of.order().id().toString(),
                left.currency().getCurrencyCode(),
                left.minor(),
                credited.total(),
                credited.net(),
                credited.tax(),
                lines.stream().map(RefundView.Line::of).toList(),
                credited.taxes().stream()
                        .map(it -> RefundPreview.Tax.of(it, of.invoice().sale()))
                        .toList(),
                share.debit(),
                credited.net() - share.debit(),
                of.revoked(after).stream().map(EntitlementId::toString).toList(),
                verdict.word());
    }
}
