package dev.kontor.catalog;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import dev.kontor.web.Idempotent;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/coupons} (api.md 2; handbook 9.4). */
@RestController
final class CouponController implements Expandable {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_SCALE = 4;

    private final Catalog catalog;
    private final Database database;
    private final Idempotent idempotent;
    private final Clocks clocks;
    private final CouponStore coupons = new CouponStore();
    private final ProductStore products = new ProductStore();

    CouponController(Catalog catalog, Database database, Idempotent idempotent, Clocks clocks) {
        this.catalog = catalog;
        this.database = database;
        this.idempotent = idempotent;
        this.clocks = clocks;
    }

    /** How often a coupon works for one subscription; without subscriptions, once. */
    enum Duration {
        ONCE
    }

    /** Either {@code percent}, or {@code amount} with its {@code currency}. */
    record NewCoupon(
            @Pattern(
                            regexp = "[A-Za-z0-9_-]{3,40}",
                            message = "Needs 3 to 40 letters, digits, dashes or underscores.")
                    String code,
            @Nullable BigDecimal percent,
            @Nullable @Min(1) @Max(LocalizedBody.MOST) Long amount,
            @Nullable Currency currency,
            @Nullable Duration duration,
            @Nullable @Size(max = 100) List<ProductId> products,
            @Nullable @Min(1) @Max(1_000_000_000) Integer maxRedemptions,
            @Nullable Instant validUntil,
            @Nullable Map<String, String> metadata) {
        NewCoupon {
            List<Fault> faults = new ArrayList<>();
            if ((percent == null) == (amount == null)) {
                faults.add(
                        new Fault(
                                percent == null ? "/percent" : "/amount",
                                percent == null ? "required" : "not_allowed",
                                "Needs either a percent or an amount."));
            }
            if (amount != null && currency == null) {
                faults.add(new Fault("/currency", "required", "Belongs to an amount."));
            }
            if (amount == null && currency != null) {
                faults.add(new Fault("/currency", "not_allowed", "Belongs to an amount."));
            }
            LocalizedBody.circulating("/currency", currency, faults);
            if (amount != null && currency != null) {
                LocalizedBody.payable("/amount", amount, currency, faults);
            }
            sane(validUntil, faults);
            if (percent != null && !isPercent(percent)) {
                faults.add(
                        new Fault(
                                "/percent",
                                "out_of_range",
                                "Must be over 0 and at most 100, with up to 4 decimals."));
            }
            if (!faults.isEmpty()) {
                throw Problem.invalid(faults);
            }
        }

        private static boolean isPercent(BigDecimal percent) {
            return percent.signum() > 0
                    && percent.compareTo(HUNDRED) <= 0
                    && percent.stripTrailingZeros().scale() <= PERCENT_SCALE;
        }

        Coupon.Draft draft() {
            return new Coupon.Draft(
                    code.toUpperCase(Locale.ROOT),
                    percent == null
                            ? new Coupon.Value.Fixed(
                                    new Money(
                                            Objects.requireNonNull(amount),
                                            Objects.requireNonNull(currency)))
                            : new Coupon.Value.Percent(percent),
                    products == null ? Set.of() : new HashSet<>(products),
                    maxRedemptions,
                    validUntil,
                    metadata == null ? Map.of() : metadata);
        }
    }

    private static void sane(@Nullable Instant validUntil, List<Fault> faults) {
        if (validUntil != null && validUntil.isBefore(Instant.EPOCH)) {
            faults.add(new Fault("/valid_until", "out_of_range", "Must not be before 1970."));
        }
    }

    /** What is absent or null stays. */
    record CouponChange(
            @Nullable @Min(1) @Max(1_000_000_000) Integer maxRedemptions,
            @Nullable Instant validUntil,
            @Nullable Map<String, String> metadata,
            @Nullable Boolean active) {
        CouponChange {
            List<Fault> faults = new ArrayList<>();
            sane(validUntil, faults);
            if (!faults.isEmpty()) {
                throw Problem.invalid(faults);
            }
        }

        Coupon applyTo(Coupon coupon) {
            Coupon.Draft old = coupon.draft();
            return new Coupon(
                    coupon.id(),
                    new Coupon.Draft(
                            old.code(),
                            old.value(),
                            old.products(),
                            maxRedemptions == null ? old.maxRedemptions() : maxRedemptions,
                            validUntil == null ? old.validUntil() : validUntil,
                            Objects.requireNonNullElse(metadata, old.metadata())),
                    coupon.redemptions(),
                    Objects.requireNonNullElse(active, coupon.active()),
                    coupon.createdAt());
        }
    }

    record CouponView(
            String id,
            String code,
            @Nullable String percent,
            @Nullable Long amount,
            @Nullable String currency,
            String duration,
            List<String> products,
            @Nullable Integer maxRedemptions,
            int redemptions,
            @Nullable Instant validUntil,
            boolean active,
            Map<String, String> metadata,
            Instant createdAt) {
        static CouponView of(Coupon coupon) {
            Coupon.Draft draft = coupon.draft();
            Money fixed = draft.value() instanceof Coupon.Value.Fixed it ? it.amount() : null;
            return new CouponView(
                    coupon.id().toString(),
                    draft.code(),
                    draft.value() instanceof Coupon.Value.Percent it ? plain(it.percent()) : null,
                    fixed == null ? null : fixed.minor(),
                    fixed == null ? null : fixed.currency().getCurrencyCode(),
                    "once",
                    draft.products().stream().map(ProductId::toString).sorted().toList(),
                    draft.maxRedemptions(),
                    coupon.redemptions(),
                    draft.validUntil(),
                    coupon.active(),
                    draft.metadata(),
                    coupon.createdAt());
        }

        private static String plain(BigDecimal percent) {
            return percent.stripTrailingZeros().toPlainString();
        }
    }

    @PostMapping("/v1/coupons")
    ResponseEntity<byte[]> add(
            HttpServletRequest request, Caller caller, @RequestBody NewCoupon body) {
        caller.need("catalog:write");
        Instant now = clocks.now(caller.vendor());
        return idempotent.once(
                request,
                caller,
                201,
                tx -> {
                    requireKnown(tx, caller, body.products() == null ? List.of() : body.products());
                    return CouponView.of(catalog.addCoupon(tx, caller.vendor(), body.draft(), now));
                });
    }

    private void requireKnown(Tx tx, Caller caller, List<ProductId> wanted) {
        Set<ProductId> known =
                wanted.isEmpty() ? Set.of() : products.known(tx, caller.vendor(), wanted);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!known.contains(wanted.get(i))) {
                faults.addAll(CatalogProblems.unknownProduct("/products/" + i).faults());
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    @PatchMapping("/v1/coupons/{id}")
    ResponseEntity<byte[]> change(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody CouponChange body) {
        caller.need("catalog:write");
        CouponId coupon = id(id);
        return idempotent.once(
                request,
                caller,
                200,
                tx -> {
                    Coupon changed =
                            body.applyTo(
                                    coupons.lock(tx, caller.vendor(), coupon)
                                            .orElseThrow(() -> CatalogProblems.noCoupon(id)));
                    catalog.changeCoupon(tx, caller.vendor(), changed);
                    return CouponView.of(changed);
                });
    }

    @Override
    public String prefix() {
        return "cpn";
    }

    @Override
    @GetMapping("/v1/coupons/{id}")
    public CouponView get(Caller caller, @PathVariable String id) {
        caller.need("catalog:read");
        CouponId coupon = id(id);
        return database.read(sql -> coupons.find(sql, caller.vendor(), coupon))
                .map(CouponView::of)
                .orElseThrow(() -> CatalogProblems.noCoupon(id));
    }

    @GetMapping("/v1/coupons")
    Page<CouponView> list(
            Caller caller,
            Page.Request page,
            @RequestParam(required = false) @Nullable String code) {
        caller.need("catalog:read");
        String wanted = code == null ? null : code.toUpperCase(Locale.ROOT);
        List<Coupon> rows =
                database.read(sql ->
                        coupons.page(
                                sql, caller.vendor(), wanted, page.afterId("cpn"), page.limit()));
        return Page.of(rows, page, it -> it.id().toString(), CouponView::of);
    }

    private static CouponId id(String text) {
        if (!Ids.isValid("cpn", text)) {
            throw CatalogProblems.noCoupon(text);
        }
        return CouponId.parse(text);
    }
}
