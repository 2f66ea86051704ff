package dev.kontor.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.platform.Database;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.SandboxId;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Caller;
import dev.kontor.web.Refusals;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the {@link Caller} of an API request on it, by its key, and holds each key to its limit.
 * Without a valid key only the public license calls go on.
 */
final class ApiKeyFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";
    private static final int PER_SECOND = 10_000;
    private static final Set<String> PUBLIC =
            Set.of(
                    "/v1/licenses/validate",
                    "/v1/licenses/activate",
                    "/v1/licenses/deactivate",
                    "/v1/licenses/heartbeat",
                    "/v1/licenses/file");

    private final ApiKeys keys;
    private final Vendors vendors;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(50_000)
                    .expireAfterAccess(Duration.ofMinutes(5))
                    .build();

    ApiKeyFilter(ApiKeys keys, Vendors vendors) {
        this.keys = keys;
        this.vendors = vendors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/v1/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!PUBLIC.contains(request.getRequestURI())) {
            try {
                request.setAttribute(Caller.ATTRIBUTE, caller(request, response));
            } catch (Problem problem) {
                Refusals.write(request, response, problem);
                return;
            } catch (DataAccessException e) {
                if (!Database.isUnreachable(e)) {
                    throw e;
                }
                Refusals.write(request, response, Problem.unavailable());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Caller caller(HttpServletRequest request, HttpServletResponse response) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            throw Problem.of(401, "key_missing", "Send an API key: Authorization: Bearer kt_….");
        }
        String secret = header.substring(BEARER.length()).strip();
        ApiKeys.Holder holder =
                keys.holder(secret)
                        .orElseThrow(
                                () -> Problem.of(401, "key_unknown", "This API key is not valid."));
        limit(secret);
        response.setHeader(ApiVersion.HEADER, version(request, holder).toString());
        String requestId = Refusals.requestId(request);
        return switch (holder) {
            case ApiKeys.Holder.OfVendor(var key, var vendor) ->
                    new Caller(
                            vendor.id(),
                            vendor.live(),
                            key.scopes(),
                            "key:" + key.shown(),
                            requestId);
            case ApiKeys.Holder.OfOperator(var id) -> {
                Vendor vendor = named(request);
                yield new Caller(
                        vendor.id(), vendor.live(), Set.of("*"), "operator:" + id, requestId);
            }
        };
    }

    /** What the request asks for, else what the key is pinned to; first use pins it. */
    private LocalDate version(HttpServletRequest request, ApiKeys.Holder holder) {
        LocalDate asked = ApiVersion.asked(request);
        LocalDate pinned =
                switch (holder) {
                    case ApiKeys.Holder.OfVendor(var key, var ignored) -> key.version();
                    case ApiKeys.Holder.OfOperator ignored -> ApiVersion.CURRENT;
                };
        LocalDate version =
                Objects.requireNonNullElse(
                        asked, Objects.requireNonNullElse(pinned, ApiVersion.CURRENT));
        if (pinned == null && holder instanceof ApiKeys.Holder.OfVendor(var key, var ignored)) {
            keys.pin(key, version);
        }
        return version;
    }

    private Vendor named(HttpServletRequest request) {
        String header = request.getHeader("Kontor-Vendor");
        String vendor = header == null ? "" : header;
        try {
            return vendors.get(
                    vendor.startsWith("sbx_")
                            ? SandboxId.parse(vendor).tenant()
                            : VendorId.parse(vendor));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "/Kontor-Vendor",
                    "required",
                    "An operator's key names the vendor it acts for.");
        }
    }

    private void limit(String secret) {
        Bucket bucket =
                buckets.get(
                        secret,
                        any ->
                                Bucket.builder()
                                        .addLimit(limit ->
                                                limit.capacity(PER_SECOND)
                                                        .refillGreedy(
                                                                PER_SECOND, Duration.ofSeconds(1)))
                                        .build());
        if (!bucket.tryConsume(1)) {
            throw Problem.of(429, "rate_limited", "Too many requests with this key.")
                    .with("retry_after", 1);
        }
    }
}
