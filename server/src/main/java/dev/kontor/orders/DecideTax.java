package dev.kontor.orders;

import dev.kontor.currencies.PayableUnit;
import dev.kontor.nexus.Certificates;
import dev.kontor.platform.Allocation;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxQuestion;
import java.time.Instant;

/** Decides the tax of a sale; what keeps it from being sold is a 422. Reads memory alone. */
final class DecideTax {
    /** What was asked, and what is due. */
    record Decision(TaxQuestion question, TaxAnswer.Determined answer) {}

    private final Tax tax;
    private final Certificates certificates;

    DecideTax(Tax tax, Certificates certificates) {
        this.tax = tax;
        this.certificates = certificates;
    }

    /**
     * The tax, less what a certificate spares the buyer. Where the currency has no payment of the
     * exact total, the prices are such that it is the nearest that can be paid (handbook 3.1).
     */
    Decision decide(VendorId vendor, String email, TaxQuestion asked, Instant now) {
        TaxQuestion question = asked;
        TaxAnswer.Determined answer = tax.decided(question);
        if (answer.tax() > 0 && certificates.free(vendor, email, answer.place(), now)) {
            question = question.exempt();
            answer = tax.decided(question);
        }
        Decision exact = new Decision(question, answer);
        long payable = PayableUnit.nearest(answer.gross(), question.currency());
        return payable == answer.gross() ? exact : totaling(payable, exact);
    }

    /** The same sale at another total, which the lines share by what they cost. */
    private Decision totaling(long total, Decision decided) {
        long[] parts =
                Allocation.allocate(
                        total,
                        decided.answer().lines().stream()
                                .mapToLong(TaxAnswer.Line::gross)
                                .toArray());
        return costing(parts, decided);
    }

    /**
     * The same sale where each line costs the buyer so much with its tax; as it was where no price
     * does that.
     */
    Decision costing(long[] grosses, Decision decided) {
        TaxQuestion question = decided.question().costing(grosses, decided.answer());
        TaxAnswer.Determined answer = tax.decided(question);
        for (int i = 0; i < grosses.length; i++) {
            if (answer.lines().get(i).gross() != grosses[i]) {
                return decided;
            }
        }
        return new Decision(question, answer);
    }

    /** The tax of the question as it is; 422 when the signs of the place contradict each other. */
    Decision proven(TaxQuestion question) {
        return new Decision(question, tax.decided(question));
    }
}
