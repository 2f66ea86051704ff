package dev.kontor.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.kontor.platform.Ids;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sequences rise without gaps per object; the log is read without missing a late commit. */
class S01_EventsAreNumberedPerObject {
    private final EventsFixture fixture = new EventsFixture();
    private final VendorId vendor = TestPlatform.newVendor();
    private final UUID order = Ids.next();
    private final UUID payment = Ids.next();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void oneStatementNumbersManyEventsOfManyObjectsInTheirOrder() {
        fixture.append(
                fixture.event(vendor, "order.created", order),
                fixture.event(vendor, "payment.captured", payment),
                fixture.event(vendor, "order.paid", order));
        fixture.append(fixture.event(vendor, "order.fulfilled", order));

        assertThat(all())
                .extracting(StoredEvent::type, StoredEvent::objectId, StoredEvent::sequence)
                .containsExactly(
                        tuple("order.created", order, 1),
                        tuple("payment.captured", payment, 1),
                        tuple("order.paid", order, 2),
                        tuple("order.fulfilled", order, 3));
    }

    @Test
    void theSameObjectIdAtAnotherVendorHasItsOwnSequence() {
        VendorId other = TestPlatform.newVendor();
        fixture.append(
                fixture.event(vendor, "order.created", order),
                fixture.event(other, "order.created", order));
        assertThat(fixture.events.of(other, List.of(order)))
                .extracting(StoredEvent::sequence)
                .containsExactly(1);
        assertThat(all()).hasSize(1);
    }

    @Test
    void twoCallsInOneTransactionKeepTheirOrder() {
        fixture.database.run(tx -> {
            fixture.events.append(tx, List.of(fixture.event(vendor, "order.created", order)));
            fixture.events.append(tx, List.of(fixture.event(vendor, "order.paid", order)));
        });
        assertThat(all()).extracting(StoredEvent::sequence).containsExactly(1, 2);
    }

    @Test
    void ofTwoUnlockedWritersOneFailsAndLeavesNoGap() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first =
                    threads.submit(() ->
                            fixture.database.run(tx -> {
                                fixture.events.append(
                                        tx, List.of(fixture.event(vendor, "order.created", order)));
                                sent(tx);
                                written.countDown();
                                await(commit);
                            }));
            await(written);
            Future<?> second =
                    threads.submit(
                            () -> fixture.append(fixture.event(vendor, "order.created", order)));
            commit.countDown();
            first.get();
            assertThat(outcome(second)).isIn("done", "refused");
        }
        List<Integer> sequences = all().stream().map(StoredEvent::sequence).toList();
        assertThat(sequences)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, sequences.size()).boxed().toList());
    }

    /** Has the statements sent that were waiting for company. */
    private static void sent(Tx tx) {
        tx.sql().execute("select 1");
    }

    private static String outcome(Future<?> future) throws Exception {
        try {
            future.get();
            return "done";
        } catch (ExecutionException e) {
            assertThat(e.getCause())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("event_log_sequence");
            return "refused";
        }
    }

    @Test
    void aReaderWaitsForTheOlderTransactionAndMissesNothing() {
        UUID late = Ids.next();
        fixture.database.run(older -> {
            fixture.events.append(older, List.of(fixture.event(vendor, "order.created", late)));
            sent(older);
            fixture.append(fixture.event(vendor, "order.created", order));
            assertThat(all()).as("newer events wait for the older transaction").isEmpty();
            assertThat(fixture.events.of(vendor, List.of(order)))
                    .as("the timeline shows what is committed")
                    .hasSize(1);
        });
        assertThat(all()).extracting(StoredEvent::objectId).containsExactly(late, order);
    }

    @Test
    void aPollingClientGetsEveryEventOnce() {
        for (int i = 0; i < 25; i++) {
            fixture.append(fixture.event(vendor, "order.created", Ids.next()));
        }
        List<EventId> seen = new ArrayList<>();
        EventId last = null;
        for (List<StoredEvent> page = fixture.events.after(vendor, null, null, 10);
                !page.isEmpty();
                page = fixture.events.after(vendor, last, null, 10)) {
            page.forEach(event -> seen.add(event.id()));
            last = seen.getLast();
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void theBodyIsWhatApiSays() {
        fixture.append(fixture.event(vendor, "order.created", order));
        StoredEvent event = all().getFirst();
        assertThat(new String(event.body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"id\":\"%s\",\"type\":\"order.created\",\"created_at\":\"%s\",\"sequence\":1,\"data\":{\"object\":%s}}"
                                .formatted(
                                        event.id(),
                                        event.at(),
                                        new String(event.data(), StandardCharsets.UTF_8)));
        assertThat(event.id().toString()).matches("evt_[0-9a-z]{26}");
        assertThat(EventId.parse(event.id().toString())).isEqualTo(event.id());
    }

    @Test
    void dataIsSealedAtRest() {
        fixture.append(fixture.event(vendor, "order.created", order));
        byte[] stored =
                fixture.database.read(sql ->
                        sql.fetchSingle(
                                        "select data from events.event_log where vendor_id = {0}",
                                        DSL.val(vendor.value()))
                                .get(0, byte[].class));
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain(order.toString());
    }

    @Test
    void aClusterKeepsItsEpoch() {
        assertThat(Epoch.of(fixture.database)).isEqualTo(Epoch.of(fixture.database));
    }

    @Test
    void aDatabaseRestoredElsewhereGetsAHigherEpoch() {
        fixture.database.run(tx ->
                tx.sql()
                        .execute(
                                "insert into events.epochs select -1, max(epoch) + 1 from events.epochs"));
        Epoch mine = Epoch.of(fixture.database);
        int other =
                fixture.database.read(sql ->
                        sql.fetchSingle(
                                        "select epoch from events.epochs where system_identifier = -1")
                                .get(0, Integer.class));
        fixture.database.run(
                tx -> tx.sql().execute("delete from events.epochs where system_identifier = -1"));
        assertThat(other).isGreaterThan(mine.number());
    }

    @Test
    void anEmptyListWritesNothing() {
        fixture.append();
        assertThat(all()).isEmpty();
        assertThatThrownBy(() -> EventId.parse("ord_x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<StoredEvent> all() {
        return fixture.events.after(vendor, null, null, 100);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
