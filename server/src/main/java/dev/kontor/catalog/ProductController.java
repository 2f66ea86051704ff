package dev.kontor.catalog;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import dev.kontor.web.Idempotent;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/products} (api.md 2). */
@RestController
final class ProductController implements Expandable {
    /** At least one visible character. */
    static final String NOT_BLANK = "(?s).*\\S.*";

    /** What card schemes print: 5 to 22 characters, a letter among them, none of {@code <>\'"*}. */
    private static final String STATEMENT_NAME = "(?=.*[A-Za-z])[A-Za-z0-9 .,&+/_-]{5,22}|";

    private final Catalog catalog;
    private final Database database;
    private final Idempotent idempotent;
    private final Clocks clocks;
    private final ProductStore products = new ProductStore();

    ProductController(Catalog catalog, Database database, Idempotent idempotent, Clocks clocks) {
        this.catalog = catalog;
        this.database = database;
        this.idempotent = idempotent;
        this.clocks = clocks;
    }

    record NewProduct(
            @Size(max = 200) @Pattern(regexp = NOT_BLANK, message = "Must not be blank.")
                    String name,
            @Nullable @Size(max = 5_000) String description,
            TaxCategory taxCategory,
            @Nullable
                    @Pattern(
                            regexp = STATEMENT_NAME,
                            message = "Needs 5 to 22 letters, digits, spaces or .,&+/_- .")
                    String statementName,
            @Nullable @Size(max = 20) List<DeliveryBody> deliveries,
            @Nullable Map<String, String> metadata) {
        Product.Draft draft() {
            return new Product.Draft(
                    name,
                    emptyToNull(description),
                    taxCategory,
                    emptyToNull(statementName),
                    specs(deliveries, List.of()),
                    metadata == null ? Map.of() : metadata);
        }
    }

    /** What is absent or null stays; an empty text removes an optional one. */
    record ProductChange(
            @Nullable @Size(max = 200) @Pattern(regexp = NOT_BLANK, message = "Must not be blank.")
                    String name,
            @Nullable @Size(max = 5_000) String description,
            @Nullable TaxCategory taxCategory,
            @Nullable
                    @Pattern(
                            regexp = STATEMENT_NAME,
                            message = "Needs 5 to 22 letters, digits, spaces or .,&+/_- .")
                    String statementName,
            @Nullable @Size(max = 20) List<DeliveryBody> deliveries,
            @Nullable Map<String, String> metadata,
            @Nullable Boolean active) {
        Product applyTo(Product product, Instant now) {
            Product.Draft old = product.draft();
            return new Product(
                    product.id(),
                    new Product.Draft(
                            Objects.requireNonNullElse(name, old.name()),
                            description == null ? old.description() : emptyToNull(description),
                            Objects.requireNonNullElse(taxCategory, old.taxCategory()),
                            statementName == null
                                    ? old.statementName()
                                    : emptyToNull(statementName),
                            specs(deliveries, old.deliveries()),
                            Objects.requireNonNullElse(metadata, old.metadata())),
                    Objects.requireNonNullElse(active, product.active()),
                    product.createdAt(),
                    now);
        }
    }

    record ProductView(
            String id,
            String name,
            @Nullable String description,
            String taxCategory,
            @Nullable String statementName,
            List<Map<String, @Nullable Object>> deliveries,
            boolean active,
            Map<String, String> metadata,
            Instant createdAt,
            Instant updatedAt) {
        static ProductView of(Product product) {
            Product.Draft draft = product.draft();
            return new ProductView(
                    product.id().toString(),
                    draft.name(),
                    draft.description(),
                    draft.taxCategory().code(),
                    draft.statementName(),
                    draft.deliveries().stream().map(DeliveryJson::view).toList(),
                    product.active(),
                    draft.metadata(),
                    product.createdAt(),
                    product.updatedAt());
        }
    }

    static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static List<DeliverySpec> specs(
            @Nullable List<DeliveryBody> bodies, List<DeliverySpec> otherwise) {
        return bodies == null ? otherwise : bodies.stream().map(DeliveryBody::spec).toList();
    }

    @PostMapping("/v1/products")
    ResponseEntity<byte[]> add(
            HttpServletRequest request, Caller caller, @RequestBody NewProduct body) {
        caller.need("catalog:write");
        Instant now = clocks.now(caller.vendor());
        return idempotent.once(
                request,
                caller,
                201,
                tx -> ProductView.of(catalog.addProduct(tx, caller.vendor(), body.draft(), now)));
    }

    @PatchMapping("/v1/products/{id}")
    ResponseEntity<byte[]> change(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody ProductChange body) {
        caller.need("catalog:write");
        ProductId product = id(id);
        Instant now = clocks.now(caller.vendor());
        return idempotent.once(
                request,
                caller,
                200,
                tx -> {
                    Product changed =
                            body.applyTo(
                                    products.lock(tx, caller.vendor(), product)
                                            .orElseThrow(() -> CatalogProblems.noProduct(id)),
                                    now);
                    catalog.changeProduct(tx, caller.vendor(), changed);
                    return ProductView.of(changed);
                });
    }

    @Override
    public String prefix() {
        return "prd";
    }

    @Override
    @GetMapping("/v1/products/{id}")
    public ProductView get(Caller caller, @PathVariable String id) {
        caller.need("catalog:read");
        ProductId product = id(id);
        return database.read(sql -> products.find(sql, caller.vendor(), product))
                .map(ProductView::of)
                .orElseThrow(() -> CatalogProblems.noProduct(id));
    }

    @GetMapping("/v1/products")
    Page<ProductView> list(
            Caller caller,
            Page.Request page,
            @RequestParam(required = false) @Nullable Boolean active) {
        caller.need("catalog:read");
        List<Product> rows =
                database.read(sql ->
                        products.page(
                                sql, caller.vendor(), active, page.afterId("prd"), page.limit()));
        return Page.of(rows, page, it -> it.id().toString(), ProductView::of);
    }

    private static ProductId id(String text) {
        if (!Ids.isValid("prd", text)) {
            throw CatalogProblems.noProduct(text);
        }
        return ProductId.parse(text);
    }
}
