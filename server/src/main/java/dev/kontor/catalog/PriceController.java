package dev.kontor.catalog;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import dev.kontor.web.Idempotent;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
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
import tools.jackson.databind.JsonNode;

/** {@code /v1/prices} (api.md 2). */
@RestController
final class PriceController implements Expandable {
    private static final String LOOKUP_KEY = "[A-Za-z0-9_.:-]{0,100}";
    private static final String LOOKUP_KEY_RULE =
            "Has up to 100 letters, digits, dots, colons, dashes and underscores.";

    private final Catalog catalog;
    private final Database database;
    private final Idempotent idempotent;
    private final Clocks clocks;
    private final PriceStore prices = new PriceStore();

    PriceController(Catalog catalog, Database database, Idempotent idempotent, Clocks clocks) {
        this.catalog = catalog;
        this.database = database;
        this.idempotent = idempotent;
        this.clocks = clocks;
    }

    record NewPrice(
            ProductId product,
            Currency currency,
            @Min(0) @Max(LocalizedBody.MOST) long amount,
            TaxBehavior taxBehavior,
            @Nullable @Pattern(regexp = LOOKUP_KEY, message = LOOKUP_KEY_RULE) String lookupKey,
            @Nullable @Size(max = 300) List<LocalizedBody> localized,
            @Nullable JsonNode recurring,
            @Nullable Map<String, String> metadata) {
        NewPrice {
            check(currency, recurring);
            payable(amount, currency);
            LocalizedBody.all(localized == null ? List.of() : localized, currency);
        }

        Price.Draft draft() {
            return new Price.Draft(
                    product,
                    new PriceTerms(
                            currency,
                            amount,
                            taxBehavior,
                            LocalizedBody.all(localized == null ? List.of() : localized, currency)),
                    ProductController.emptyToNull(lookupKey),
                    metadata == null ? Map.of() : metadata);
        }
    }

    /** What is absent or null stays; an empty lookup key removes it. */
    record PriceChange(
            @Nullable Currency currency,
            @Nullable @Min(0) @Max(LocalizedBody.MOST) Long amount,
            @Nullable TaxBehavior taxBehavior,
            @Nullable @Pattern(regexp = LOOKUP_KEY, message = LOOKUP_KEY_RULE) String lookupKey,
            @Nullable @Size(max = 300) List<LocalizedBody> localized,
            @Nullable JsonNode recurring,
            @Nullable Map<String, String> metadata,
            @Nullable Boolean active) {
        PriceChange {
            check(currency, recurring);
        }

        Price applyTo(Price price) {
            Price.Draft old = price.draft();
            return new Price(
                    price.id(),
                    new Price.Draft(
                            old.product(),
                            terms(old.terms()),
                            lookupKey == null
                                    ? old.lookupKey()
                                    : ProductController.emptyToNull(lookupKey),
                            Objects.requireNonNullElse(metadata, old.metadata())),
                    Objects.requireNonNullElse(active, price.active()),
                    price.sold(),
                    price.createdAt());
        }

        private PriceTerms terms(PriceTerms old) {
            Currency base = Objects.requireNonNullElse(currency, old.currency());
            if (amount != null || currency != null) {
                payable(Objects.requireNonNullElse(amount, old.amount()), base);
            }
            return new PriceTerms(
                    base,
                    Objects.requireNonNullElse(amount, old.amount()),
                    Objects.requireNonNullElse(taxBehavior, old.behavior()),
                    localized == null ? old.localized() : LocalizedBody.all(localized, base));
        }
    }

    private static void check(@Nullable Currency currency, @Nullable JsonNode recurring) {
        List<Fault> faults = new ArrayList<>();
        LocalizedBody.circulating("/currency", currency, faults);
        if (recurring != null) {
            faults.add(
                    new Fault(
                            "/recurring",
                            "recurring_not_available",
                            "Recurring prices are not available in this version."));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static void payable(long amount, Currency currency) {
        List<Fault> faults = new ArrayList<>();
        LocalizedBody.payable("/amount", amount, currency, faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    record LocalizedView(
            @Nullable String country, String currency, long amount, String taxBehavior) {}

    /** {@code recurring} is always null in this version: the price is paid once. */
    record PriceView(
            String id,
            String product,
            String currency,
            long amount,
            String taxBehavior,
            @Nullable String lookupKey,
            List<LocalizedView> localized,
            @Nullable Object recurring,
            boolean active,
            boolean sold,
            Map<String, String> metadata,
            Instant createdAt) {
        static PriceView of(Price price) {
            PriceTerms terms = price.draft().terms();
            return new PriceView(
                    price.id().toString(),
                    price.draft().product().toString(),
                    terms.currency().getCurrencyCode(),
                    terms.amount(),
                    terms.behavior().code(),
                    price.draft().lookupKey(),
                    terms.localized().stream()
                            .map(it ->
                                    new LocalizedView(
                                            it.country(),
                                            it.currency().getCurrencyCode(),
                                            it.amount(),
                                            it.behavior().code()))
                            .toList(),
                    null,
                    price.active(),
                    price.sold(),
                    price.draft().metadata(),
                    price.createdAt());
        }
    }

    @PostMapping("/v1/prices")
    ResponseEntity<byte[]> add(
            HttpServletRequest request, Caller caller, @RequestBody NewPrice body) {
        caller.need("catalog:write");
        Instant now = clocks.now(caller.vendor());
        return idempotent.once(
                request,
                caller,
                201,
                tx -> PriceView.of(catalog.addPrice(tx, caller.vendor(), body.draft(), now)));
    }

    @PatchMapping("/v1/prices/{id}")
    ResponseEntity<byte[]> change(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody PriceChange body) {
        caller.need("catalog:write");
        PriceId price = id(id);
        Instant now = clocks.now(caller.vendor());
        return idempotent.once(
                request,
                caller,
                200,
                tx -> {
                    Price changed =
                            body.applyTo(
                                    prices.lock(tx, caller.vendor(), price)
                                            .orElseThrow(() -> CatalogProblems.noPrice(id)));
                    catalog.changePrice(tx, caller.vendor(), changed, now);
                    return PriceView.of(changed);
                });
    }

    @Override
    public String prefix() {
        return "prc";
    }

    @Override
    @GetMapping("/v1/prices/{id}")
    public PriceView get(Caller caller, @PathVariable String id) {
        caller.need("catalog:read");
        PriceId price = id(id);
        return database.read(sql -> prices.find(sql, caller.vendor(), price))
                .map(PriceView::of)
                .orElseThrow(() -> CatalogProblems.noPrice(id));
    }

    @GetMapping("/v1/prices")
    Page<PriceView> list(
            Caller caller,
            Page.Request page,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(name = "lookup_key", required = false) @Nullable String lookupKey,
            @RequestParam(required = false) @Nullable Boolean active) {
        caller.need("catalog:read");
        PriceStore.Filter filter = new PriceStore.Filter(product(product), lookupKey, active);
        List<Price> rows =
                database.read(sql ->
                        prices.page(
                                sql, caller.vendor(), filter, page.afterId("prc"), page.limit()));
        return Page.of(rows, page, it -> it.id().toString(), PriceView::of);
    }

    private static PriceId id(String text) {
        if (!Ids.isValid("prc", text)) {
            throw CatalogProblems.noPrice(text);
        }
        return PriceId.parse(text);
    }

    private static @Nullable ProductId product(@Nullable String text) {
        if (text != null && !Ids.isValid("prd", text)) {
            throw Problem.invalid("/product", "invalid_value", "Is not a valid product id.");
        }
        return text == null ? null : ProductId.parse(text);
    }
}
