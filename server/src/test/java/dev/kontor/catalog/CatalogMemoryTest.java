package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Database;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** Offers come from memory, and memory follows every write. */
class CatalogMemoryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Database database = TestPlatform.database();
    private final VendorId vendor = TestPlatform.newVendor();
    private final Catalog catalog = new Catalog(database);
    private final Product product =
            database.write(tx -> catalog.addProduct(tx, vendor, draft("Kompass"), NOW));
    private final Price price =
            database.write(tx -> catalog.addPrice(tx, vendor, priceOf(10_000), NOW));

    @Test
    void anUnknownPriceHasNoOfferUntilItIsWritten() {
        assertThat(catalog.offer(vendor, PriceId.next())).isEmpty();
        assertThat(catalog.offer(TestPlatform.newVendor(), price.id())).isEmpty();
        assertThat(offer().amount()).isEqualTo(10_000);
        assertThat(catalog.list(vendor)).containsExactly(offer());
    }

    @Test
    void aChangedProductChangesItsOffers() {
        assertThat(offer().name()).isEqualTo("Kompass");

        database.run(tx ->
                catalog.changeProduct(
                        tx, vendor, new Product(product.id(), draft("Karte"), false, NOW, NOW)));

        assertThat(offer().name()).isEqualTo("Karte");
        assertThat(offer().active()).isFalse();
        assertThat(catalog.list(vendor)).isEmpty();
    }

    @Test
    void aChangedPriceChangesItsOffer() {
        assertThat(offer().amount()).isEqualTo(10_000);

        database.run(tx ->
                catalog.changePrice(
                        tx, vendor, new Price(price.id(), priceOf(9_000), true, false, NOW), NOW));

        assertThat(offer().amount()).isEqualTo(9_000);
        assertThat(catalog.list(vendor)).containsExactly(offer());
    }

    @Test
    void aPriceIsMarkedAsSoldOnce() {
        Offer before = offer();
        assertThat(before.sold()).isFalse();

        database.run(tx -> catalog.sold(tx, vendor, List.of(before), NOW));
        assertThat(offer().sold()).isTrue();

        database.run(tx -> {
            catalog.sold(tx, vendor, List.of(offer()), NOW);
            assertThat(lastStatementWrote(tx.sql())).isFalse();
        });
    }

    /** A transaction that wrote nothing has no id. */
    private static boolean lastStatementWrote(DSLContext sql) {
        return sql.fetchValue("select pg_current_xact_id_if_assigned()::text") != null;
    }

    private Offer offer() {
        return catalog.offer(vendor, price.id()).orElseThrow();
    }

    private static Product.Draft draft(String name) {
        return new Product.Draft(
                name,
                null,
                TaxCategory.SOFTWARE_DOWNLOAD,
                null,
                List.of(new DeliverySpec.LicenseKey(DeliverySpec.KeyMode.GENERATED, 3, null)),
                Map.of());
    }

    private Price.Draft priceOf(long amount) {
        return new Price.Draft(
                product.id(),
                PriceTerms.of(Currency.getInstance("EUR"), amount, TaxBehavior.INCLUSIVE),
                null,
                Map.of());
    }
}
