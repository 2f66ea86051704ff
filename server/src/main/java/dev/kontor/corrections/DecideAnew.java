package dev.kontor.corrections;

import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.platform.Money;
import dev.kontor.refunds.TaxReturn;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxQuestion;
import dev.kontor.taxids.TaxIdAnswer;
import dev.kontor.taxids.TaxIdChecks;
import dev.kontor.taxids.TaxIdQuestion;
import dev.kontor.taxids.TaxIdStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The facts that are right, and the tax that follows from them. */
final class DecideAnew {
    private final Tax tax;
    private final TaxIdChecks checks;

    DecideAnew(Tax tax, TaxIdChecks checks) {
        this.tax = tax;
        this.checks = checks;
    }

    /**
     * The facts with what was corrected by hand. Asks the register for a tax id: may wait for the
     * network. 422 when the register does not know it, or does not answer.
     */
    Facts corrected(SaleToCorrect of, CorrectionInput.Buyer more, Instant now) {
        Facts facts = of.facts().with(more);
        String id = more.taxId();
        if (id == null) {
            return facts;
        }
        TaxQuestion.Buyer buyer = facts.taxed();
        if (id.isBlank()) {
            return facts.identified(null, buyer.withTaxId(null, TaxIdStatus.NONE));
        }
        TaxIdAnswer answer =
                checks.check(
                        new TaxIdQuestion(
                                of.vendor().id(),
                                buyer.country(),
                                id,
                                of.vendor().live(),
                                of.vendor().entity().vatId(),
                                facts.printed().name()),
                        now);
        return switch (answer.status()) {
            case VALID ->
                    facts.identified(
                            answer.normalized(),
                            buyer.withTaxId(answer.normalized(), TaxIdStatus.VALID)
                                    .asBusiness()
                                    .confirmedBy(answer.consultationNumber(), answer.doubt()));
            case INVALID, NONE -> throw CorrectionProblems.taxIdInvalid();
            case UNAVAILABLE, PENDING -> throw CorrectionProblems.taxIdUnconfirmed();
        };
    }

    /** The tax of the whole sale; 422 when the facts are incomplete, 409 for another place. */
    TaxAnswer.Determined decide(SaleToCorrect of, Facts facts) {
        TaxAnswer.Determined before = of.decided().answer();
        TaxAnswer.Determined after = tax.decided(of.question(facts.taxed()));
        if (samePlace(before, after)) {
            return after;
        }
        if (after.tax() > before.tax()) {
            throw CorrectionProblems.raisesTax(
                    new Money(before.tax(), before.currency()),
                    new Money(after.tax(), after.currency()));
        }
        throw CorrectionProblems.movesPlace();
    }

    private static boolean samePlace(TaxAnswer.Determined one, TaxAnswer.Determined other) {
        return one.place().country().equals(other.place().country())
                && Objects.equals(one.place().region(), other.place().region());
    }

    /** What is left of the sale, told anew; 409 when its tax would rise. */
    CorrectedSale correct(
            SaleToCorrect of, Facts facts, TaxAnswer.Determined after, CreditNoteDocument left) {
        CorrectedTax anew =
                CorrectedTax.of(
                        of.invoice().sale(),
                        left,
                        of.decided().answer(),
                        after,
                        of.question(facts.taxed()),
                        tax::decided);
        CorrectedSale sale =
                new CorrectedSale(
                        of.invoice().sale(), left, facts.printed(), anew, after.wording());
        List<TaxReturn.Line> returned = sale.returned(of.order().snapshot().lines());
        if (returned.stream().anyMatch(it -> it.tax() < 0)) {
            throw CorrectionProblems.raisesTax(
                    new Money(left.tax(), of.order().currency()),
                    new Money(sale.taxAfter(), of.order().currency()));
        }
        return sale;
    }
}
