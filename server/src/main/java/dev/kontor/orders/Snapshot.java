package dev.kontor.orders;

import dev.kontor.catalog.PriceId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Money;
import dev.kontor.tax.Registrations;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxQuestion;
import dev.kontor.tax.Treatment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed: frozen with the order, sealed at rest.
 *
 * @param discount in the prices' own tax behavior
 * @param coupon code that was applied
 */
public record Snapshot(
        String number,
        Buyer buyer,
        List<Line> lines,
        long discount,
        TaxFacts tax,
        OrderInput.Consents consents,
        Risk risk,
        @Nullable UUID couponId,
        @Nullable String coupon,
        Map<String, String> metadata) {

    /** The same agreement with the tax that was decided for another tax point. */
    Snapshot taxed(TaxAnswer.Determined decided, Instant at, Registrations registrations) {
        return taxed(
                IntStream.range(0, lines.size())
                        .mapToObj(i -> lines.get(i).taxed(decided.lines().get(i)))
                        .toList(),
                TaxFacts.of(decided, at, registrations));
    }

    /** The same, where the total was paid and stays. */
    Snapshot holding(TaxAnswer.Determined decided, Instant at, Registrations registrations) {
        return taxed(
                IntStream.range(0, lines.size())
                        .mapToObj(i -> lines.get(i).holding(decided.lines().get(i)))
                        .toList(),
                TaxFacts.of(decided, at, registrations));
    }

    private Snapshot taxed(List<Line> decided, TaxFacts facts) {
        return new Snapshot(
                number,
                buyer,
                decided,
                decided.stream().mapToLong(Line::discount).reduce(0, Math::addExact),
                facts,
                consents,
                risk,
                couponId,
                coupon,
                metadata);
    }

    /** The same agreement with other evidence of the buyer's place. */
    Snapshot provenBy(List<TaxAnswer.Evidence> evidence) {
        return new Snapshot(
                number,
                buyer,
                lines,
                discount,
                tax.provenBy(evidence),
                consents,
                risk,
                couponId,
                coupon,
                metadata);
    }

    public record Buyer(
            String email,
            @Nullable String name,
            String country,
            @Nullable String postalCode,
            @Nullable String region,
            @Nullable String city,
            @Nullable String line1,
            @Nullable String taxId,
            boolean business,
            String locale) {}

    /**
     * One line.
     *
     * @param inclusive whether {@code unitAmount} and {@code discount} contain the tax
     * @param components the tax by jurisdiction and type
     */
    public record Line(
            UUID id,
            UUID product,
            UUID price,
            String name,
            TaxCategory category,
            long quantity,
            long unitAmount,
            boolean inclusive,
            long discount,
            long net,
            long tax,
            String rate,
            Treatment treatment,
            List<TaxAnswer.Component> components) {
        /** What the tax is asked about: the agreed price after discount. */
        TaxQuestion.Line asked() {
            return new TaxQuestion.Line(
                    Math.multiplyExact(unitAmount, quantity) - discount,
                    category,
                    inclusive ? TaxBehavior.INCLUSIVE : TaxBehavior.EXCLUSIVE);
        }

        private Line taxed(TaxAnswer.Line decided) {
            return taxed(decided, unitAmount, inclusive, discount);
        }

        /**
         * The line at what was paid for it. A price without tax that does not come to that any more
         * is told with its tax; of several pieces that share a cent, it is rounded up.
         */
        private Line holding(TaxAnswer.Line decided) {
            long asked = asked().amount();
            if (inclusive || decided.net() == asked) {
                return taxed(decided);
            }
            long off = discount == 0 ? 0 : Money.share(discount, decided.gross(), asked);
            long unit = Math.ceilDiv(Math.addExact(decided.gross(), off), quantity);
            long less = discount == 0 ? 0 : unit * quantity - decided.gross();
            return taxed(decided, unit, true, less);
        }

        private Line taxed(
                TaxAnswer.Line decided, long newUnit, boolean withTax, long newDiscount) {
            return new Line(
                    id,
                    product,
                    price,
                    name,
                    category,
                    quantity,
                    newUnit,
                    withTax,
                    newDiscount,
                    decided.net(),
                    decided.tax(),
                    decided.rate(),
                    decided.treatment(),
                    decided.components());
        }

        public long total() {
            return net + tax;
        }

        public OrderLineId lineId() {
            return new OrderLineId(id);
        }

        public ProductId productId() {
            return new ProductId(product);
        }

        public PriceId priceId() {
            return new PriceId(price);
        }

        public String shownId() {
            return Ids.format("oli", id);
        }
    }

    /**
     * The tax.
     *
     * @param at the tax point; null in orders of old, where it is when they were placed
     * @param registered the seller's registrations that bore on it, as {@link
     *     Registrations#bearingOn} tells them; null in orders of old
     */
    public record TaxFacts(
            String country,
            @Nullable String region,
            Treatment treatment,
            List<TaxAnswer.Group> breakdown,
            List<TaxAnswer.Evidence> evidence,
            List<String> wording,
            @Nullable Instant at,
            @Nullable String registered) {

        static TaxFacts of(TaxAnswer.Determined decided, Instant at, Registrations registrations) {
            return new TaxFacts(
                    decided.place().country(),
                    decided.place().region(),
                    decided.treatment(),
                    decided.breakdown(),
                    decided.evidence(),
                    decided.wording(),
                    at,
                    bearing(
                            registrations,
                            decided.place().country(),
                            decided.place().region(),
                            decided.breakdown()));
        }

        TaxFacts provenBy(List<TaxAnswer.Evidence> other) {
            return new TaxFacts(
                    country,
                    region,
                    treatment,
                    breakdown,
                    List.copyOf(other),
                    wording,
                    at,
                    registered);
        }

        /** Whether registrations that bear on it are others by now; not known of orders of old. */
        boolean isRegisteredOtherwise(Registrations byNow) {
            return registered != null
                    && !registered.equals(bearing(byNow, country, region, breakdown));
        }

        private static String bearing(
                Registrations registrations,
                String country,
                @Nullable String region,
                List<TaxAnswer.Group> breakdown) {
            return registrations.bearingOn(
                    country,
                    region,
                    breakdown.stream().map(TaxAnswer.Group::jurisdiction).toList());
        }
    }

    public record Risk(int score, String decision, List<String> reasons) {}
}
