package dev.kontor.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How often one address may make public license calls. */
final class CallLimits {
    private static final int ADDRESSES = 100_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int perMinute;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(ADDRESSES).expireAfterAccess(WINDOW).build();

    CallLimits(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Counts a call; refuses with 429 and the seconds to wait when there were too many. */
    void take(String address) {
        ConsumptionProbe probe =
                buckets.get(Networks.host(address), any -> bucket())
                        .tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw DeliveryProblems.tooManyCalls(
                    TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .build();
    }
}
