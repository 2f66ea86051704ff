package dev.kontor.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is sold. Orders copy what they need of it, so it may change at any time.
 *
 * @param active whether its prices can be bought
 */
public record Product(
        ProductId id, Draft draft, boolean active, Instant createdAt, Instant updatedAt) {

    /** The same product, delivered in these ways from now on. */
    Product delivering(List<DeliverySpec> deliveries, Instant now) {
        return new Product(
                id,
                new Draft(
                        draft.name(),
                        draft.description(),
                        draft.taxCategory(),
                        draft.statementName(),
                        deliveries,
                        draft.metadata()),
                active,
                createdAt,
                now);
    }

    /**
     * What the vendor says of a product.
     *
     * @param statementName up to 22 characters for the buyer's card statement
     * @param deliveries none: the product is fulfilled at once
     */
    public record Draft(
            String name,
            @Nullable String description,
            TaxCategory taxCategory,
            @Nullable String statementName,
            List<DeliverySpec> deliveries,
            Map<String, String> metadata) {
        public Draft {
            deliveries = List.copyOf(deliveries);
            metadata = Map.copyOf(metadata);
        }
    }
}
