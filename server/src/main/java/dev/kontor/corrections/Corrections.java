package dev.kontor.corrections;

import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderView;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.refunds.RefundId;
import dev.kontor.refunds.RefundView;
import dev.kontor.refunds.Refunds;
import dev.kontor.tax.TaxQuestion;
import dev.kontor.taxids.TaxIdConfirmed;
import dev.kontor.taxids.TaxIdStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Corrections of sales, for the API, the buyer's page, the console, and what comes late. */
public final class Corrections {
    /** How long after the sale the buyer corrects the invoice alone (handbook 4.4). */
    public static final Duration BY_BUYER = Duration.ofDays(60);

    private static final String SYSTEM = "system";

    private final Database database;
    private final Clocks clocks;
    private final CorrectSale correct;
    private final Refunds refunds;
    private final CorrectionStore store;
    private final String baseUrl;

    Corrections(
            Database database,
            Clocks clocks,
            CorrectSale correct,
            Refunds refunds,
            CorrectionStore store,
            String baseUrl) {
        this.database = database;
        this.clocks = clocks;
        this.correct = correct;
        this.refunds = refunds;
        this.store = store;
        this.baseUrl = baseUrl;
    }

    /**
     * How an order stands after a call to correct it.
     *
     * @param made whether that call has corrected it; else the same facts had corrected it before
     */
    public record Corrected(CorrectionView correction, boolean made) {}

    /**
     * Corrects what a sale says of its buyer, and returns when the gateway has answered what goes
     * back. May wait for a register of tax ids. 404 without such an order; 409 when it is not paid,
     * disputed, when nothing is left of it, when it says all of that already, when the tax would
     * rise; 422 for a tax id that its register does not confirm.
     *
     * @param actor such as {@code staff:ada@…}
     */
    public Corrected correct(VendorId vendor, OrderId order, CorrectionInput input, String actor) {
        return correct(vendor, order, input, actor, null);
    }

    /**
     * As above.
     *
     * @param note why, for the audit log
     */
    public Corrected correct(
            VendorId vendor,
            OrderId order,
            CorrectionInput input,
            String actor,
            @Nullable String note) {
        Instant now = clocks.now(vendor);
        CorrectSale.Cause cause =
                new CorrectSale.Cause(CorrectionReason.BUYER_DATA, actor, now, note);
        Optional<Correction> made = correct.run(vendor, order, input.buyer(), cause);
        return made.map(it -> new Corrected(sent(it), true))
                .orElseGet(() -> new Corrected(last(vendor, order), false));
    }

    /** What {@link #correct} would do; refuses alike. Writes nothing. */
    public CorrectionPreview preview(VendorId vendor, OrderId order, CorrectionInput input) {
        Instant now = clocks.now(vendor);
        return correct.preview(
                vendor,
                order,
                input.buyer(),
                new CorrectSale.Cause(CorrectionReason.BUYER_DATA, SYSTEM, now));
    }

    /**
     * A register has confirmed the buyer's tax id after the sale: the tax that was charged for want
     * of an answer goes back.
     *
     * @return whether the sale is settled; false to be told again
     */
    public boolean taxIdConfirmed(TaxIdConfirmed event) {
        return late(
                event.vendor(),
                new OrderId(event.orderId()),
                of ->
                        of.facts()
                                .identified(
                                        event.taxId(),
                                        of.facts()
                                                .taxed()
                                                .withTaxId(event.taxId(), TaxIdStatus.VALID)
                                                .asBusiness()
                                                .confirmedBy(event.consultationNumber())),
                new CorrectSale.Cause(CorrectionReason.TAX_ID, SYSTEM, event.at()));
    }

    /**
     * A certificate that frees the buyer from the tax of this sale was accepted after it: the tax
     * goes back. The caller has seen to it that the certificate covers the sale and that the tax
     * can still be given back.
     *
     * @return whether the sale is settled; false to be told again
     */
    public boolean certificateAccepted(VendorId vendor, OrderId order, String actor) {
        UnaryOperator<TaxQuestion.Buyer> exempt = TaxQuestion.Buyer::withExemptionCertificate;
        return late(
                vendor,
                order,
                of -> of.facts().taxed(exempt.apply(of.facts().taxed())),
                new CorrectSale.Cause(CorrectionReason.CERTIFICATE, actor, clocks.now(vendor)));
    }

    private boolean late(
            VendorId vendor,
            OrderId order,
            Function<SaleToCorrect, Facts> right,
            CorrectSale.Cause cause) {
        try {
            correct.run(vendor, order, right, cause).ifPresent(this::sent);
            return true;
        } catch (Problem refused) {
            return switch (refused.code()) {
                case "nothing_to_correct", "correction_raises_tax", "correction_moves_place" ->
                        true;
                default -> false;
            };
        }
    }

    /** Those of an order, newest first. */
    public List<CorrectionView> of(VendorId vendor, OrderId order) {
        return database.read(sql -> store.of(sql, vendor, order)).stream().map(this::view).toList();
    }

    /** Whether the buyer may correct the invoice: it is paid, not taken back, and not too old. */
    public boolean isOpenToBuyer(OrderView order, Instant now) {
        Instant paidAt = order.progress().paidAt();
        return paidAt != null
                && order.results().invoice() != null
                && order.amounts().total() > 0
                && !order.results().disputed()
                && !order.progress().status().equals("refunded")
                && !now.isAfter(paidAt.plus(BY_BUYER));
    }

    private CorrectionView last(VendorId vendor, OrderId order) {
        return of(vendor, order).stream()
                .findFirst()
                .orElseThrow(CorrectionProblems::nothingToCorrect);
    }

    private CorrectionView sent(Correction it) {
        RefundId refund = it.refund();
        return CorrectionView.of(
                it, refund == null ? null : refunds.send(it.vendor(), refund), baseUrl);
    }

    private CorrectionView view(Correction it) {
        RefundId refund = it.refund();
        RefundView shown = refund == null ? null : refunds.find(it.vendor(), refund).orElse(null);
        return CorrectionView.of(it, shown, baseUrl);
    }
}
