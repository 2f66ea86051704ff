package dev.kontor.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.platform.Problem;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;

/**
 * How often a minute one internet address may do something that needs no key. IPv6 addresses count
 * by their network of 64 bits, since one household has as many as it likes.
 */
public final class AddressLimit {
    private static final int NETWORK_GROUPS = 4;

    private final int perMinute;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(100_000)
                    .expireAfterAccess(Duration.ofMinutes(5))
                    .build();

    public AddressLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Refuses with 429 what is too much. */
    public void check(HttpServletRequest request) {
        if (!allows(request)) {
            throw Problem.of(429, "rate_limited", "Too many requests from this address.")
                    .with("retry_after", 60);
        }
    }

    /** Counts the request, and says whether it was one too many. */
    public boolean allows(HttpServletRequest request) {
        return allows(request.getRemoteAddr());
    }

    /** Takes back what {@link #allows} has counted. */
    public void forget(HttpServletRequest request) {
        buckets.get(network(request.getRemoteAddr()), any -> bucket()).addTokens(1);
    }

    boolean allows(String address) {
        return buckets.get(network(address), any -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }

    /** The container writes IPv6 addresses in full, group by group. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", -1);
        return String.join(":", Arrays.copyOf(groups, Math.min(groups.length, NETWORK_GROUPS)));
    }
}
