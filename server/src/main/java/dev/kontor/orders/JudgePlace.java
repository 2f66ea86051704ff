package dev.kontor.orders;

import dev.kontor.payments.Payments;
import dev.kontor.platform.Money;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Determination;
import dev.kontor.tax.ProvenPlace;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxQuestion;
import dev.kontor.vendors.Vendors;
import java.time.Instant;
import java.util.List;

/**
 * Decides the tax again when an order is paid by another card or account: the tax point is that of
 * this payment, and its country is evidence as much as that of the first (handbook 4.1 and 4.3).
 */
final class JudgePlace {
    /** What a further payment makes of the order's tax. */
    sealed interface Judged {
        /** It is what it was. */
        record Same() implements Judged {}

        /** It is what it was, and there is other evidence of the place. */
        record Proven(Determination anew) implements Judged {}

        /** It, or the total, is another. */
        record Changed(Determination anew) implements Judged {}
    }

    private final Vendors vendors;
    private final Payments payments;
    private final Tax tax;
    private final AskAnew ask;
    private final Fees fees;
    private final OrderStore store;

    JudgePlace(
            Vendors vendors,
            Payments payments,
            Tax tax,
            DecideTax decide,
            Fees fees,
            OrderStore store) {
        this.vendors = vendors;
        this.payments = payments;
        this.tax = tax;
        this.ask = new AskAnew(tax, decide);
        this.fees = fees;
        this.store = store;
    }

    /** What is decided with the evidence of this payment. A 422 when the place is not proven. */
    Judged judge(Order order, FurtherPayment wish, Instant now) {
        Determination last = ask.last(order);
        TaxQuestion.Buyer before = last.question().buyer();
        TaxQuestion.Buyer buyer = buyer(order.vendor(), before, wish);
        DecideTax.Decision decided = ask.pricing(order, last.question(), buyer, now);
        Determination anew = AskAnew.next(order, last, decided, now);
        if (!isSame(decided.answer(), last.answer())) {
            return new Judged.Changed(anew);
        }
        boolean told =
                buyer.equals(before) && decided.answer().wording().equals(last.answer().wording());
        return told ? new Judged.Same() : new Judged.Proven(anew);
    }

    private TaxQuestion.Buyer buyer(
            VendorId vendor, TaxQuestion.Buyer before, FurtherPayment wish) {
        OrderInput.PaymentInput payment = wish.payment();
        TaxQuestion.Buyer buyer =
                before.withSignals(
                        before.signals().ipCountry(),
                        payments.countryOf(
                                        vendors.get(vendor).live(),
                                        payment.method(),
                                        payment.token(),
                                        before.country())
                                .orElse(null));
        String phone = PhoneCountry.of(wish.phone(), before.country());
        ProvenPlace confirmed = wish.confirmed();
        TaxQuestion.Buyer called = phone == null ? buyer : buyer.calledIn(phone);
        return confirmed == null
                ? called
                : called.proving(confirmed.country().equals(before.country()) ? null : confirmed);
    }

    private static boolean isSame(TaxAnswer.Determined one, TaxAnswer.Determined other) {
        return one.place().equals(other.place())
                && one.lines().equals(other.lines())
                && one.breakdown().equals(other.breakdown());
    }

    /** Whether somebody else has decided since. */
    boolean isOvertaken(Order locked, Determination anew) {
        return tax.determinations(locked.vendor(), locked.id().value()).size() >= anew.no();
    }

    /** Keeps it with the locked order, which costs so much from now on. */
    Order keep(Tx tx, Order locked, Determination anew) {
        TaxAnswer.Determined answer = anew.answer();
        Order taxed =
                locked.taxed(
                        anew.question(),
                        answer,
                        anew.determinedAt(),
                        fees.of(
                                vendors.get(locked.vendor()),
                                new Money(answer.gross(), answer.currency()),
                                anew.determinedAt()));
        tax.record(tx, List.of(anew));
        store.retax(tx, List.of(taxed));
        return taxed;
    }
}
