package dev.kontor.catalog;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A price with its product: everything that an order needs to know of the catalog, from memory.
 *
 * @param active whether both the price and the product can be bought
 * @param sold whether the price is known to be sold; see {@link Catalog#sold}
 */
public record Offer(
        PriceId price,
        ProductId product,
        String name,
        @Nullable String description,
        @Nullable String statementName,
        TaxCategory taxCategory,
        PriceTerms terms,
        List<DeliverySpec> deliveries,
        boolean active,
        boolean sold) {
    public Offer {
        deliveries = List.copyOf(deliveries);
    }

    /** The price's own currency. */
    public Currency currency() {
        return terms.currency();
    }

    /** The price's own amount for one unit, in minor units. */
    public long amount() {
        return terms.amount();
    }

    /** The tax behavior of the price's own amount. */
    public TaxBehavior behavior() {
        return terms.behavior();
    }

    /** What a unit costs a certain buyer: {@link PriceTerms#priceFor}. */
    public Optional<PriceTerms.UnitPrice> priceFor(String country, @Nullable Currency wanted) {
        return terms.priceFor(country, wanted);
    }
}
