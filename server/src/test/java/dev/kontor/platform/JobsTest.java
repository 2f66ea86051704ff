package dev.kontor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Whoever advances a sandbox's clock finds everything done that was due, in order. */
class JobsTest {
    private final Database database = TestPlatform.database();
    private final Clocks clocks = TestPlatform.clocks();
    private final Jobs jobs = TestPlatform.jobs();
    private final VendorId sandbox = TestPlatform.newVendor();
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    JobsTest() {
        jobs.handle(
                "note",
                (vendor, key, now) -> {
                    ran.add(key);
                    return Optional.empty();
                });
    }

    /** What was due before, because nobody had looked yet, is no reason to fail. */
    @Test
    void whatIsDueAlreadyRunsAsWell() {
        Instant now = clocks.now(sandbox);
        schedule("overdue", now.minusSeconds(3));
        schedule("later", now.plus(Duration.ofDays(2)));
        schedule("soon", now.plus(Duration.ofDays(1)));
        schedule("not yet", now.plus(Duration.ofDays(4)));
        assertThat(jobs.advance(sandbox, now.plus(Duration.ofDays(3)))).isEqualTo(3);
        assertThat(ran).containsExactly("overdue", "soon", "later");
        assertThat(clocks.now(sandbox)).isAfterOrEqualTo(now.plus(Duration.ofDays(3)));
    }

    /** Two at a time take turns: neither answers before what it found is done. */
    @Test
    void twoAdvanceOneAfterTheOther() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        jobs.handle(
                "slow",
                (vendor, key, now) -> {
                    started.countDown();
                    await(go);
                    ran.add(key);
                    return Optional.empty();
                });
        Instant to = clocks.now(sandbox).plus(Duration.ofDays(1));
        database.run(tx -> jobs.schedule(tx, sandbox, "slow", "slow", to.minusSeconds(60)));
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = pool.submit(() -> jobs.advance(sandbox, to));
            started.await();
            Future<Integer> second =
                    pool.submit(() -> {
                        int count = jobs.advance(sandbox, to);
                        ran.add("second");
                        return count;
                    });
            go.countDown();
            assertThat(first.get()).isEqualTo(1);
            assertThat(second.get()).isZero();
        }
        assertThat(ran).containsExactly("slow", "second");
    }

    /** A turn that lost its database leaves its jobs leased, and nobody else runs them for long. */
    @Test
    void whatATurnThatWasCutOffHasLeasedRunsAsWell() {
        Instant now = clocks.now(sandbox);
        schedule("left", now.plus(Duration.ofHours(1)));
        database.run(tx ->
                tx.sql()
                        .execute(
                                """
                                update platform.jobs set leased_until = {0}
                                where vendor_id = {1}
                                """,
                                DSL.val(clocks.real().plusSeconds(120).atOffset(ZoneOffset.UTC)),
                                DSL.val(sandbox.value())));

        assertThat(jobs.advance(sandbox, now.plus(Duration.ofDays(1)))).isEqualTo(1);
        assertThat(ran).containsExactly("left");
    }

    private void schedule(String key, Instant at) {
        database.run(tx -> jobs.schedule(tx, sandbox, "note", key, at));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
