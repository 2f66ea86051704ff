package dev.kontor.catalog;

import static dev.kontor.catalog.db.Tables.PRODUCTS;

import dev.kontor.catalog.db.tables.records.ProductsRecord;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Products in rows. */
final class ProductStore {
    private static final TypeReference<Map<String, String>> PAIRS = new TypeReference<>() {};

    void insert(Tx tx, VendorId vendor, Product product) {
        ProductsRecord row = values(product);
        row.setVendorId(vendor.value());
        row.setId(product.id().value());
        row.setCreatedAt(product.createdAt().atOffset(ZoneOffset.UTC));
        tx.sql().insertInto(PRODUCTS).set(row).execute();
    }

    void update(Tx tx, VendorId vendor, Product product) {
        tx.sql().update(PRODUCTS).set(values(product)).where(row(vendor, product.id())).execute();
    }

    private static ProductsRecord values(Product product) {
        Product.Draft draft = product.draft();
        ProductsRecord row = new ProductsRecord();
        row.setName(draft.name());
        row.setDescription(draft.description());
        row.setTaxCategory(draft.taxCategory().name());
        row.setStatementName(draft.statementName());
        row.setDeliveries(JSONB.jsonb(DeliveryJson.write(draft.deliveries())));
        row.setMetadata(JSONB.jsonb(Json.text(draft.metadata())));
        row.setActive(product.active());
        row.setUpdatedAt(product.updatedAt().atOffset(ZoneOffset.UTC));
        return row;
    }

    Optional<Product> find(DSLContext sql, VendorId vendor, ProductId id) {
        return sql.selectFrom(PRODUCTS).where(row(vendor, id)).fetchOptional(ProductStore::product);
    }

    /** Reads a product and holds its row until the transaction ends. */
    Optional<Product> lock(Tx tx, VendorId vendor, ProductId id) {
        return tx.sql()
                .selectFrom(PRODUCTS)
                .where(row(vendor, id))
                .forUpdate()
                .fetchOptional(ProductStore::product);
    }

    /** Which of these products the vendor has. */
    Set<ProductId> known(Tx tx, VendorId vendor, Collection<ProductId> ids) {
        return new HashSet<>(
                tx.sql()
                        .select(PRODUCTS.ID)
                        .from(PRODUCTS)
                        .where(PRODUCTS.VENDOR_ID.eq(vendor.value()))
                        .and(PRODUCTS.ID.in(ids.stream().map(ProductId::value).toList()))
                        .fetch(row -> new ProductId(row.value1())));
    }

    /** Newest first; one more than {@code limit}, when there is one. */
    List<Product> page(
            DSLContext sql,
            VendorId vendor,
            @Nullable Boolean active,
            @Nullable UUID after,
            int limit) {
        Condition wanted = PRODUCTS.VENDOR_ID.eq(vendor.value());
        if (active != null) {
            wanted = wanted.and(PRODUCTS.ACTIVE.eq(active));
        }
        if (after != null) {
            wanted = wanted.and(PRODUCTS.ID.lt(after));
        }
        return sql.selectFrom(PRODUCTS)
                .where(wanted)
                .orderBy(PRODUCTS.ID.desc())
                .limit(limit + 1)
                .fetch(ProductStore::product);
    }

    private static Condition row(VendorId vendor, ProductId id) {
        return PRODUCTS.VENDOR_ID.eq(vendor.value()).and(PRODUCTS.ID.eq(id.value()));
    }

    private static Product product(ProductsRecord row) {
        return new Product(
                new ProductId(row.getId()),
                new Product.Draft(
                        row.getName(),
                        row.getDescription(),
                        TaxCategory.valueOf(row.getTaxCategory()),
                        row.getStatementName(),
                        DeliveryJson.read(row.getDeliveries().data()),
                        metadata(row.getMetadata())),
                row.getActive(),
                row.getCreatedAt().toInstant(),
                row.getUpdatedAt().toInstant());
    }

    /** Reads a {@code metadata} column. */
    static Map<String, String> metadata(JSONB json) {
        return Json.mapper().readValue(json.data(), PAIRS);
    }
}
