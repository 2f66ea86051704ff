package dev.kontor.tax;

import dev.kontor.platform.Fault;
import java.util.Currency;
import java.util.List;

/** What {@link Tax#determine} says: the tax, a demand for proof of the place, or a refusal. */
public sealed interface TaxAnswer {

    /**
     * The tax. All amounts are in minor units; {@code net + tax = gross} in every line and in the
     * whole, and every total is the sum of its parts.
     *
     * @param treatment of the sale: TAXED as soon as one line is
     * @param breakdown taxable amount and tax by jurisdiction, type, rate and treatment, in the
     *     order of the lines
     * @param evidence the signals that were given, billing address first
     * @param rules ids of everything that decided, place and status first
     * @param wording what the law wants on the invoice
     * @param contentVersion of the tables that were used
     */
    record Determined(
            TaxPlace place,
            Treatment treatment,
            BuyerStatus status,
            Currency currency,
            long net,
            long tax,
            long gross,
            List<Line> lines,
            List<Group> breakdown,
            List<Evidence> evidence,
            List<String> rules,
            List<String> wording,
            String contentVersion)
            implements TaxAnswer {

        /**
         * The same tax where the buyer has paid so much for each line: the rest is net, whatever
         * the prices were.
         *
         * @param grosses in the order of the lines
         */
        public Determined holding(long[] grosses) {
            return HeldGross.fit(this, grosses);
        }

        /** Whether the seller's own VAT is due by the EUR 10,000 rule. */
        public boolean isByMicroThreshold() {
            return rules.containsAll(Determiner.MICRO_THRESHOLD);
        }

        /** The same, with other evidence of the same place. */
        Determined provenBy(List<Evidence> other, String basis, String otherBasis) {
            return new Determined(
                    place,
                    treatment,
                    status,
                    currency,
                    net,
                    tax,
                    gross,
                    lines,
                    breakdown,
                    other,
                    rules.stream().map(it -> it.equals(basis) ? otherBasis : it).toList(),
                    wording,
                    contentVersion);
        }
    }

    /**
     * The signals contradict each other (handbook 4.3): ask the buyer to confirm or prove the
     * country, then ask again with {@link TaxQuestion.Buyer#proving}; without proof there is no
     * sale.
     *
     * @param candidates the stated country, then those that two signals name, where the sale would
     *     be taken: the buyer may prove the first, or confirm another
     */
    record NeedsProof(List<String> candidates, List<Evidence> evidence) implements TaxAnswer {
        /** The code of this refusal towards clients. */
        public static final String CODE = "place_unproven";
    }

    /**
     * No answer is right: the input is incomplete or contradictory, the place is barred, or the
     * content does not know it.
     *
     * @param faults all of them; pointers are those of {@code POST /v1/tax/calculations}, such as
     *     {@code /buyer/postal_code}
     */
    record Refused(List<Fault> faults) implements TaxAnswer {}

    /**
     * The tax on one line, in the order of the question.
     *
     * @param rate in percent, the sum of the components' rates, such as {@code 8.875}
     */
    record Line(
            long net,
            long tax,
            long gross,
            String rate,
            Treatment treatment,
            List<Component> components) {}

    /** One tax within a line. */
    record Component(String jurisdiction, String taxType, String name, String rate, long tax) {}

    /**
     * One row of the breakdown.
     *
     * @param taxable the part of the net amounts that the rate is applied to
     */
    record Group(
            String jurisdiction,
            String taxType,
            String name,
            String rate,
            Treatment treatment,
            long taxable,
            long tax) {
        boolean isSameAs(Group other) {
            return jurisdiction.equals(other.jurisdiction)
                    && taxType.equals(other.taxType)
                    && rate.equals(other.rate)
                    && treatment == other.treatment;
        }

        Group plus(Group other) {
            return new Group(
                    jurisdiction,
                    taxType,
                    name,
                    rate,
                    treatment,
                    Math.addExact(taxable, other.taxable),
                    Math.addExact(tax, other.tax));
        }
    }

    /**
     * One signal of the buyer's place: {@code billing_address}, {@code ip}, {@code card}, {@code
     * phone} or {@code tax_id}.
     */
    record Evidence(String type, String country) {}
}
