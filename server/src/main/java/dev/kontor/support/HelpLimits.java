package dev.kontor.support;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** How often one address may file tickets by the form: 5 a minute, 30 an hour. */
final class HelpLimits {
    private static final int A_MINUTE = 5;
    private static final int AN_HOUR = 30;

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(50_000)
                    .expireAfterAccess(Duration.ofHours(1))
                    .build();

    /** Whether this address may file one more now; counts it if so. */
    boolean admits(String address) {
        return buckets.get(address, unknown -> bucket()).tryConsume(1);
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                .addLimit(
                        limit -> limit.capacity(AN_HOUR).refillGreedy(AN_HOUR, Duration.ofHours(1)))
                .build();
    }
}
