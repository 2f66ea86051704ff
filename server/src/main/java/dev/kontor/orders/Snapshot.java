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
record Snapshot(
        String number,
        Buyer buyer,
        List<Line> lines,
        long discount,
        TaxFacts tax,
        OrderInput.Consents consents,
        Risk risk,
        @Nullable String coupon,
        Map<String, String> metadata) {

    record Buyer(
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
    record Line(
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
        long total() {
            return net + tax;
        }

        OrderLineId lineId() {
            return new OrderLineId(id);
        }

        ProductId productId() {
            return new ProductId(product);
        }

        PriceId priceId() {
            return new PriceId(price);
        }

        String shownId() {
            return Ids.format("oli", id);
        }
    }

    record TaxFacts(
            String country,
            @Nullable String region,
            Treatment treatment,
            List<TaxAnswer.Group> breakdown,
            List<TaxAnswer.Evidence> evidence,
            List<String> wording) {}

    record Risk(int score, String decision, List<String> reasons) {}
}
