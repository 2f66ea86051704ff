package dev.kontor.orders;

import dev.kontor.currencies.PayableUnit;
import dev.kontor.exemptions.Certificates;
import dev.kontor.platform.Allocation;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxQuestion;
import java.time.Instant;
import java.util.Arrays;

/** Decides the tax of a sale; what keeps it from being sold is a 422. Reads memory alone. */
final class DecideTax {
    /**
     * How often a price is looked for at which the lines cost what they shall. Each try comes
     * nearer; those after the first are only needed where a part of the taxes is not collected, or
     * where the price itself decides whether tax is due.
     */
    private static final int TRIES = 12;

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
        Decision exact = exact(vendor, email, asked, now);
        TaxAnswer.Determined answer = exact.answer();
        long payable = PayableUnit.nearest(answer.gross(), answer.currency());
        return payable == answer.gross() ? exact : totaling(payable, exact);
    }

    /**
     * The tax of a sale for which so much was taken already. Where the agreed prices do not come to
     * that by now, the net is what is left of it without the tax; where no price costs exactly so
     * much, each line keeps the tax of the nearest one that does, and the rest is net.
     *
     * @param grosses what each line has cost
     */
    Decision held(long[] grosses, VendorId vendor, String email, TaxQuestion asked, Instant now) {
        Decision priced = decide(vendor, email, asked, now);
        if (costs(priced.answer(), grosses)) {
            return priced;
        }
        Decision nearest = nearest(grosses, priced);
        return costs(nearest.answer(), grosses)
                ? nearest
                : new Decision(nearest.question(), nearest.answer().holding(grosses));
    }

    private Decision exact(VendorId vendor, String email, TaxQuestion asked, Instant now) {
        TaxQuestion question = asked;
        TaxAnswer.Determined answer = tax.decided(question);
        if (answer.tax() > 0 && certificates.free(vendor, email, answer.place(), now)) {
            question = question.exempt();
            answer = tax.decided(question);
        }
        return new Decision(question, answer);
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
        Decision nearest = nearest(grosses, decided);
        return costs(nearest.answer(), grosses) ? nearest : decided;
    }

    private Decision nearest(long[] grosses, Decision decided) {
        long[] amounts = grosses.clone();
        Decision now = at(amounts, decided);
        for (int i = 0; i < TRIES && !costs(now.answer(), grosses); i++) {
            for (int line = 0; line < amounts.length; line++) {
                long missing = grosses[line] - now.answer().lines().get(line).gross();
                amounts[line] = Math.max(0, Math.addExact(amounts[line], missing));
            }
            now = at(amounts, now);
        }
        return now;
    }

    private Decision at(long[] amounts, Decision decided) {
        TaxQuestion question = decided.question().costing(amounts, decided.answer());
        return new Decision(question, tax.decided(question));
    }

    private static boolean costs(TaxAnswer.Determined answer, long[] grosses) {
        return Arrays.equals(
                answer.lines().stream().mapToLong(TaxAnswer.Line::gross).toArray(), grosses);
    }
}
