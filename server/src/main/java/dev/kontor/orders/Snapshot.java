package dev.kontor.orders;

import dev.kontor.catalog.PriceId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.platform.Ids;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.Treatment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /** The same agreement with other evidence of the buyer's place. */
    Snapshot provenBy(List<TaxAnswer.Evidence> evidence) {
        return new Snapshot(
                number,
                buyer,
                lines,
                discount,
                new TaxFacts(
                        tax.country(),
                        tax.region(),
                        tax.treatment(),
                        tax.breakdown(),
                        List.copyOf(evidence),
                        tax.wording()),
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

    public record TaxFacts(
            String country,
            @Nullable String region,
            Treatment treatment,
            List<TaxAnswer.Group> breakdown,
            List<TaxAnswer.Evidence> evidence,
            List<String> wording) {}

    public record Risk(int score, String decision, List<String> reasons) {}
}
