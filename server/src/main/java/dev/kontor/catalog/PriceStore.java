package dev.kontor.catalog;

import static dev.kontor.catalog.db.Tables.PRICES;
import static dev.kontor.catalog.db.Tables.PRODUCTS;

import dev.kontor.catalog.db.tables.records.PricesRecord;
import dev.kontor.catalog.db.tables.records.ProductsRecord;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Prices in rows, and offers: prices joined with their products. */
final class PriceStore {
    private static final int MOST_OFFERS = 500;

    /** Which prices a list asks for; null asks for all. */
    record Filter(
            @Nullable ProductId product, @Nullable String lookupKey, @Nullable Boolean active) {}

    /** A localized amount in its column. */
    private record LocalizedRow(
            @Nullable String country, String currency, long amount, String taxBehavior) {}

    void insert(Tx tx, VendorId vendor, Price price) {
        PricesRecord row = values(price, price.createdAt());
        row.setVendorId(vendor.value());
        row.setId(price.id().value());
        row.setProductId(price.draft().product().value());
        row.setCreatedAt(price.createdAt().atOffset(ZoneOffset.UTC));
        named(() -> tx.sql().insertInto(PRICES).set(row).execute());
    }

    /** The row must be held by {@link #lock}. */
    void update(Tx tx, VendorId vendor, Price price, Instant now) {
        PricesRecord row = values(price, now);
        named(() -> tx.sql().update(PRICES).set(row).where(row(vendor, price.id())).execute());
    }

    private static PricesRecord values(Price price, Instant now) {
        PriceTerms terms = price.draft().terms();
        PricesRecord row = new PricesRecord();
        row.setCurrency(terms.currency().getCurrencyCode());
        row.setAmount(terms.amount());
        row.setTaxBehavior(terms.behavior().code());
        row.setLocalized(
                JSONB.jsonb(
                        Json.text(
                                terms.localized().stream()
                                        .map(it ->
                                                new LocalizedRow(
                                                        it.country(),
                                                        it.currency().getCurrencyCode(),
                                                        it.amount(),
                                                        it.behavior().code()))
                                        .toList())));
        row.setLookupKey(price.draft().lookupKey());
        row.setMetadata(JSONB.jsonb(Json.text(price.draft().metadata())));
        row.setActive(price.active());
        row.setUpdatedAt(now.atOffset(ZoneOffset.UTC));
        return row;
    }

    private static void named(Runnable statement) {
        try {
            statement.run();
        } catch (IntegrityConstraintViolationException e) {
            throw violates(e, "prices_lookup_key") ? CatalogProblems.lookupKeyTaken() : e;
        }
    }

    static boolean violates(DataAccessException e, String constraint) {
        return String.valueOf(e.getMessage()).contains('"' + constraint + '"');
    }

    /** Marks prices as sold that are not yet. */
    void markSold(Tx tx, VendorId vendor, Collection<PriceId> prices, Instant now) {
        tx.sql()
                .update(PRICES)
                .set(PRICES.SOLD_AT, now.atOffset(ZoneOffset.UTC))
                .where(PRICES.VENDOR_ID.eq(vendor.value()))
                .and(PRICES.ID.in(prices.stream().map(PriceId::value).sorted().toList()))
                .and(PRICES.SOLD_AT.isNull())
                .execute();
    }

    Optional<Price> find(DSLContext sql, VendorId vendor, PriceId id) {
        return sql.selectFrom(PRICES).where(row(vendor, id)).fetchOptional(PriceStore::price);
    }

    /** Reads a price and holds its row until the transaction ends. */
    Optional<Price> lock(Tx tx, VendorId vendor, PriceId id) {
        return tx.sql()
                .selectFrom(PRICES)
                .where(row(vendor, id))
                .forUpdate()
                .fetchOptional(PriceStore::price);
    }

    List<PriceId> ofProduct(Tx tx, VendorId vendor, ProductId product) {
        return tx.sql()
                .select(PRICES.ID)
                .from(PRICES)
                .where(PRICES.VENDOR_ID.eq(vendor.value()))
                .and(PRICES.PRODUCT_ID.eq(product.value()))
                .fetch(row -> new PriceId(row.value1()));
    }

    /** Newest first; one more than {@code limit}, when there is one. */
    List<Price> page(
            DSLContext sql, VendorId vendor, Filter filter, @Nullable UUID after, int limit) {
        Condition wanted = PRICES.VENDOR_ID.eq(vendor.value());
        if (filter.product() != null) {
            wanted = wanted.and(PRICES.PRODUCT_ID.eq(filter.product().value()));
        }
        if (filter.lookupKey() != null) {
            wanted = wanted.and(PRICES.LOOKUP_KEY.eq(filter.lookupKey()));
        }
        if (filter.active() != null) {
            wanted = wanted.and(PRICES.ACTIVE.eq(filter.active()));
        }
        if (after != null) {
            wanted = wanted.and(PRICES.ID.lt(after));
        }
        return sql.selectFrom(PRICES)
                .where(wanted)
                .orderBy(PRICES.ID.desc())
                .limit(limit + 1)
                .fetch(PriceStore::price);
    }

    Optional<Offer> offer(DSLContext sql, VendorId vendor, PriceId id) {
        return offers(sql, row(vendor, id)).stream().findFirst();
    }

    /** What can be bought, oldest product first. */
    List<Offer> activeOffers(DSLContext sql, VendorId vendor) {
        return offers(
                sql, PRICES.VENDOR_ID.eq(vendor.value()).and(PRICES.ACTIVE).and(PRODUCTS.ACTIVE));
    }

    private static List<Offer> offers(DSLContext sql, Condition wanted) {
        return sql.select(PRICES.asterisk(), PRODUCTS.asterisk())
                .from(PRICES)
                .join(PRODUCTS)
                .on(PRODUCTS.VENDOR_ID.eq(PRICES.VENDOR_ID))
                .and(PRODUCTS.ID.eq(PRICES.PRODUCT_ID))
                .where(wanted)
                .orderBy(PRODUCTS.ID, PRICES.ID)
                .limit(MOST_OFFERS)
                .fetch(PriceStore::offer);
    }

    private static Condition row(VendorId vendor, PriceId id) {
        return PRICES.VENDOR_ID.eq(vendor.value()).and(PRICES.ID.eq(id.value()));
    }

    private static Offer offer(Record both) {
        PricesRecord price = both.into(PRICES);
        ProductsRecord product = both.into(PRODUCTS);
        return new Offer(
                new PriceId(price.getId()),
                new ProductId(product.getId()),
                product.getName(),
                product.getDescription(),
                product.getStatementName(),
                TaxCategory.valueOf(product.getTaxCategory()),
                terms(price),
                DeliveryJson.read(product.getDeliveries().data()),
                price.getActive() && product.getActive(),
                price.getSoldAt() != null);
    }

    private static Price price(PricesRecord row) {
        return new Price(
                new PriceId(row.getId()),
                new Price.Draft(
                        new ProductId(row.getProductId()),
                        terms(row),
                        row.getLookupKey(),
                        ProductStore.metadata(row.getMetadata())),
                row.getActive(),
                row.getSoldAt() != null,
                row.getCreatedAt().toInstant());
    }

    private static PriceTerms terms(PricesRecord row) {
        LocalizedRow[] localized =
                Json.mapper().readValue(row.getLocalized().data(), LocalizedRow[].class);
        return new PriceTerms(
                Currency.getInstance(row.getCurrency()),
                row.getAmount(),
                behavior(row.getTaxBehavior()),
                List.of(localized).stream()
                        .map(it ->
                                new PriceTerms.Localized(
                                        it.country(),
                                        Currency.getInstance(it.currency()),
                                        it.amount(),
                                        behavior(it.taxBehavior())))
                        .toList());
    }

    private static TaxBehavior behavior(String code) {
        return TaxBehavior.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
