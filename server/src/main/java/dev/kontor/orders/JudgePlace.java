package dev.kontor.orders;

import dev.kontor.payments.Payments;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxQuestion;
import dev.kontor.vendors.Vendors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges the buyer's place again when an order is paid by another card or account: its country is
 * evidence as much as that of the first (handbook 4.3). The tax point and the figures stay.
 */
final class JudgePlace {
    private final Vendors vendors;
    private final Payments payments;
    private final Tax tax;
    private final DecideTax decide;
    private final OrderStore store;

    JudgePlace(Vendors vendors, Payments payments, Tax tax, DecideTax decide, OrderStore store) {
        this.vendors = vendors;
        this.payments = payments;
        this.tax = tax;
        this.decide = decide;
        this.store = store;
    }

    /**
     * What is decided with the evidence of this payment; empty when it is the evidence that the
     * order has. A 422 when the place is not proven any more, a 409 when it is another.
     */
    Optional<Determination> judge(Order order, OrderInput.PaymentInput payment, Instant now) {
        VendorId vendor = order.vendor();
        Determination last = tax.determinations(vendor, order.id().value()).getLast();
        TaxQuestion.Buyer before = last.question().buyer();
        TaxQuestion.Buyer buyer =
                before.withSignals(
                        before.signals().ipCountry(),
                        payments.countryOf(
                                        vendors.get(vendor).live(),
                                        payment.method(),
                                        payment.token(),
                                        before.country())
                                .orElse(null));
        if (buyer.equals(before)) {
            return Optional.empty();
        }
        DecideTax.Decision decided = decide.proven(last.question().of(buyer));
        if (!isSame(decided.answer(), last.answer())) {
            throw OrderProblems.quoteChanged();
        }
        return Optional.of(
                new Determination(
                        vendor,
                        order.id().value(),
                        last.no() + 1,
                        now,
                        decided.question(),
                        decided.answer()));
    }

    private static boolean isSame(TaxAnswer.Determined one, TaxAnswer.Determined other) {
        return one.place().equals(other.place())
                && one.lines().equals(other.lines())
                && one.breakdown().equals(other.breakdown());
    }

    /** Keeps it with the locked order; 409 when somebody else has judged meanwhile. */
    void keep(Tx tx, Order locked, Determination judged) {
        if (tax.determinations(locked.vendor(), locked.id().value()).size() >= judged.no()) {
            throw OrderProblems.paymentRunning();
        }
        tax.record(tx, List.of(judged));
        store.reveal(tx, locked, judged.answer().evidence());
    }
}
