package dev.kontor.catalog;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a product costs.
 *
 * @param sold whether an order was placed at it; from then on its terms never change
 */
public record Price(PriceId id, Draft draft, boolean active, boolean sold, Instant createdAt) {

    /**
     * What the vendor says of a price.
     *
     * @param lookupKey the vendor's own name for it, unique per vendor; may move to another price
     */
    public record Draft(
            ProductId product,
            PriceTerms terms,
            @Nullable String lookupKey,
            Map<String, String> metadata) {
        public Draft {
            metadata = Map.copyOf(metadata);
        }
    }
}
