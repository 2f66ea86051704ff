package dev.kontor.delivery;

import dev.kontor.buyers.BuyerId;
import dev.kontor.catalog.ProductId;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import dev.kontor.web.Idempotent;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/licenses} for vendors (api.md 7). */
@RestController
final class LicenseController implements Expandable {
    private final ReadLicenses read;
    private final ChangeLicenses change;
    private final Idempotent idempotent;
    private final Clocks clocks;

    LicenseController(
            ReadLicenses read, ChangeLicenses change, Idempotent idempotent, Clocks clocks) {
        this.read = read;
        this.change = change;
        this.idempotent = idempotent;
        this.clocks = clocks;
    }

    /** What a vendor may set a license to. */
    enum Standing {
        ACTIVE,
        SUSPENDED,
        REVOKED;

        EntitlementStatus status() {
            return switch (this) {
                case ACTIVE -> EntitlementStatus.ACTIVE;
                case SUSPENDED -> EntitlementStatus.SUSPENDED;
                case REVOKED -> EntitlementStatus.REVOKED;
            };
        }
    }

    /** What is absent stays as it is. */
    record PolicyBody(
            LicensePolicy.@Nullable Expiry expiry,
            LicensePolicy.@Nullable Overage overage,
            @Nullable Boolean strict,
            @Nullable Boolean fingerprintRequired,
            @Nullable Boolean floating,
            @Nullable @Min(0) @Max(525_600) Integer checkInMinutes) {
        LicensePolicy applyTo(LicensePolicy old) {
            return new LicensePolicy(
                    Objects.requireNonNullElse(expiry, old.expiry()),
                    Objects.requireNonNullElse(overage, old.overage()),
                    Objects.requireNonNullElse(strict, old.strict()),
                    Objects.requireNonNullElse(fingerprintRequired, old.fingerprintRequired()),
                    Objects.requireNonNullElse(floating, old.floating()),
                    checkIn(old));
        }

        private @Nullable Duration checkIn(LicensePolicy old) {
            if (checkInMinutes == null) {
                return old.checkInEvery();
            }
            return checkInMinutes == 0 ? null : Duration.ofMinutes(checkInMinutes);
        }
    }

    /** What is absent stays as it is. */
    record Change(
            @Nullable Standing status,
            @Nullable @Size(max = 500) String reason,
            @Nullable @Min(1) @Max(1_000_000) Integer activationLimit,
            @Nullable PolicyBody policy) {}

    record Renewing(@Nullable Renewal basis) {}

    record Ban(@Size(min = 1, max = 500) String reason) {}

    @GetMapping("/v1/licenses")
    Page<LicenseView> list(
            Caller caller,
            Page.Request page,
            @RequestParam(required = false) @Nullable String buyer,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String status) {
        caller.need("licenses:read");
        LicenseStore.Filter filter =
                new LicenseStore.Filter(
                        parse("buyer", buyer, BuyerId::parse),
                        parse("product", product, ProductId::parse),
                        parse("status", status, LicenseController::status));
        List<LicenseView> rows =
                read.list(
                        caller.vendor(),
                        filter,
                        page.afterId("lic"),
                        page.limit(),
                        clocks.now(caller.vendor()));
        return Page.of(rows, page, LicenseView::id, Function.identity());
    }

    private static EntitlementStatus status(String code) {
        if (!code.equals(code.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(code);
        }
        return EntitlementStatus.of(code);
    }

    static <T> @Nullable T parse(String name, @Nullable String text, Function<String, T> parser) {
        try {
            return text == null ? null : parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("/" + name, "invalid_value", "Is not a valid " + name + ".");
        }
    }

    @Override
    public String prefix() {
        return "lic";
    }

    @Override
    @GetMapping("/v1/licenses/{id}")
    public LicenseView get(Caller caller, @PathVariable String id) {
        caller.need("licenses:read");
        return read.get(caller.vendor(), license(id), clocks.now(caller.vendor()));
    }

    @PatchMapping("/v1/licenses/{id}")
    ResponseEntity<byte[]> change(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody Change body) {
        caller.need("licenses:write");
        LicenseId license = license(id);
        Instant now = clocks.now(caller.vendor());
        return idempotent.once(
                request,
                caller,
                200,
                tx -> {
                    change.change(tx, caller, license, body, now);
                    return read.get(tx.sql(), caller.vendor(), license, now);
                });
    }

    @PostMapping("/v1/licenses/{id}/renew")
    ResponseEntity<byte[]> renew(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody Renewing body) {
        caller.need("licenses:write");
        LicenseId license = license(id);
        Renewal basis = Objects.requireNonNullElse(body.basis(), Renewal.FROM_EXPIRY);
        Instant now = clocks.now(caller.vendor());
        return idempotent.once(
                request,
                caller,
                200,
                tx -> {
                    change.renew(tx, caller, license, basis, now);
                    return read.get(tx.sql(), caller.vendor(), license, now);
                });
    }

    /** Gives up a machine's seat, however often its buyer did. */
    @DeleteMapping("/v1/licenses/{id}/activations/{machine}")
    ResponseEntity<byte[]> release(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @PathVariable String machine) {
        caller.need("licenses:write");
        if (!Ids.isValid("act", machine)) {
            throw DeliveryProblems.unknownMachine();
        }
        LicenseId license = license(id);
        ActivationId released = ActivationId.parse(machine);
        Instant now = clocks.now(caller.vendor());
        return idempotent.removed(
                request, caller, tx -> change.release(tx, caller, license, released, now));
    }

    /** Refuses all licenses of a buyer, now and in future. */
    @PutMapping("/v1/licenses/bans/{buyer}")
    ResponseEntity<byte[]> ban(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String buyer,
            @RequestBody Ban body) {
        caller.need("licenses:write");
        BuyerId banned = buyer(buyer);
        Instant now = clocks.now(caller.vendor());
        return idempotent.removed(
                request, caller, tx -> change.ban(tx, caller, banned, body.reason(), now));
    }

    @DeleteMapping("/v1/licenses/bans/{buyer}")
    ResponseEntity<byte[]> unban(
            HttpServletRequest request, Caller caller, @PathVariable String buyer) {
        caller.need("licenses:write");
        BuyerId banned = buyer(buyer);
        Instant now = clocks.now(caller.vendor());
        return idempotent.removed(request, caller, tx -> change.unban(tx, caller, banned, now));
    }

    private static LicenseId license(String id) {
        if (!Ids.isValid("lic", id)) {
            throw Problem.notFound("license", id);
        }
        return LicenseId.parse(id);
    }

    private static BuyerId buyer(String id) {
        if (!Ids.isValid("byr", id)) {
            throw Problem.notFound("buyer", id);
        }
        return BuyerId.parse(id);
    }
}
