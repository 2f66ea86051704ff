package dev.kontor.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Ids;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scenario ID-04 for webhooks: a dead endpoint with a long queue costs nobody else anything. */
class S03_OneEndpointDelaysNoOther {
    private final EventsFixture fixture = new EventsFixture();
    private final Receiver dead = new Receiver();
    private final Receiver alive = new Receiver();
    private final CountDownLatch end = new CountDownLatch(1);
    private final VendorId noisy = TestPlatform.newVendor();

    @AfterEach
    void close() {
        end.countDown();
        fixture.close();
        dead.close();
        alive.close();
    }

    @Test
    void theTurnDoesNotWaitForTheNetworkAndOthersAreServedMeanwhile() {
        dead.reply(Receiver.silent(end));
        VendorId quiet = TestPlatform.newVendor();
        fixture.endpoint(noisy, dead.url(), "*");
        fixture.endpoint(noisy, alive.url(), "*");
        fixture.endpoint(quiet, alive.url(), "*");
        Event[] many =
                IntStream.range(0, 250)
                        .mapToObj(i -> fixture.event(noisy, "order.paid", Ids.next()))
                        .toArray(Event[]::new);
        fixture.append(many);
        fixture.append(fixture.event(quiet, "order.paid", Ids.next()));

        long start = System.nanoTime();
        fixture.turn(noisy);
        fixture.turn(quiet);
        alive.next(251);
        long millis = (System.nanoTime() - start) / 1_000_000;
        long whatTheDeadOneTakes = 250L / 8 * EventsFixture.PACE.deadline().toMillis();
        assertThat(millis).isLessThan(whatTheDeadOneTakes / 2);
    }

    @Test
    void twoWorkersNeverSendOneDeliveryTwice() {
        try (EventsFixture other = new EventsFixture()) {
            fixture.endpoint(noisy, alive.url(), "*");
            Event[] many =
                    IntStream.range(0, 200)
                            .mapToObj(i -> fixture.event(noisy, "order.paid", Ids.next()))
                            .toArray(Event[]::new);
            fixture.append(many);
            fixture.turn(noisy);
            other.turn(noisy);
            assertThat(alive.next(200).stream().map(it -> it.header("webhook-id")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void afterACrashTheLeaseEndsAndTheDeliveryIsSentAgain() {
        Endpoint endpoint = fixture.endpoint(noisy, alive.url(), "*");
        fixture.append(fixture.event(noisy, "order.paid", Ids.next()));
        fixture.parts.deliveries().fanOut(endpoint, fixture.clocks.real());
        assertThat(
                        fixture.parts
                                .deliveries()
                                .claim(
                                        endpoint,
                                        fixture.clocks.real(),
                                        fixture.clocks.real().plus(EventsFixture.PACE.lease()),
                                        10))
                .hasSize(1);
        fixture.turn(noisy);
        assertThat(alive.isQuiet()).as("leased by a process that died").isTrue();

        TestPlatform.passTime(EventsFixture.PACE.lease().plusSeconds(1));
        for (int i = 0; i < 1_000 && alive.isQuiet(); i++) {
            fixture.turn(noisy);
        }
        assertThat(alive.next().path()).isEqualTo("/hook");
    }
}
