package dev.kontor.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import dev.kontor.platform.Ids;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scenarios WH-07, 09, 12: a vendor's server gets what it asked for, signed, until it answers. */
class S02_WebhooksPushWhatPullShows {
    private final EventsFixture fixture = EventsFixture.polling();
    private final Receiver receiver = new Receiver();
    private final VendorId vendor = TestPlatform.newVendor();
    private final UUID order = Ids.next();

    @AfterEach
    void close() {
        fixture.close();
        receiver.close();
    }

    @Test
    void thePushedBytesAreThePulledBytesAndTheLibraryVerifiesThem() throws Exception {
        Endpoint endpoint = fixture.endpoint(vendor, receiver.url(), "*");
        assertThat(endpoint.secrets().getFirst()).startsWith("whsec_");
        fixture.append(fixture.event(vendor, "order.paid", order));

        Receiver.Got got = receiver.next();
        StoredEvent event = fixture.events.after(vendor, null, null, 1).getFirst();
        assertThat(got.body()).isEqualTo(event.body());
        assertThat(got.header("webhook-id")).isEqualTo(event.id().toString());
        assertThat(got.header("content-type")).startsWith("application/json");
        got.verify(endpoint.secrets().getFirst());
    }

    @Test
    void anEndpointGetsOnlyTheTypesItAskedForAndOnlyLaterEvents() {
        fixture.append(fixture.event(vendor, "order.created", order));
        Endpoint orders = fixture.endpoint(vendor, receiver.url(), "order.*");
        Endpoint paid = fixture.endpoint(vendor, receiver.url(), "order.paid", "refund.*");
        fixture.append(
                fixture.event(vendor, "order.paid", order),
                fixture.event(vendor, "license.created", order),
                fixture.event(vendor, "order.fulfilled", order));
        receiver.next(3);
        assertThat(types(orders)).containsExactly("order.fulfilled", "order.paid");
        assertThat(types(paid)).containsExactly("order.paid");
    }

    @Test
    void nothingIsSignaledForAVendorWithoutEndpoints() {
        assertThat(fixture.webhooks.isWanted(vendor)).isFalse();
        Endpoint endpoint = fixture.endpoint(vendor, receiver.url(), "*");
        assertThat(fixture.webhooks.isWanted(vendor)).isTrue();
        fixture.database.run(tx -> fixture.webhooks.delete(tx, vendor, endpoint.id()));
        assertThat(fixture.webhooks.isWanted(vendor)).isFalse();
        assertThat(fixture.worker.run(vendor)).isEmpty();
    }

    @Test
    void aFailureIsTriedAgainAfterFiveSecondsGiveOrTakeAFifth() {
        receiver.reply(Receiver.status(500));
        Endpoint endpoint = fixture.endpoint(vendor, receiver.url(), "*");
        Instant start = fixture.clocks.real();
        fixture.append(fixture.event(vendor, "order.paid", order));
        receiver.next();
        DeliveryStore.Row row = settled(endpoint);
        assertThat(row.status()).isEqualTo("pending");
        assertThat(row.attempts()).isEqualTo(1);
        assertThat(row.responseStatus()).isEqualTo((short) 500);
        assertThat(row.error()).isEqualTo("status");
        assertThat(row.nextAt())
                .isBetween(start.plusMillis(4_000), fixture.clocks.real().plusMillis(6_000));

        receiver.reply(Receiver.status(200));
        TestPlatform.passTime(Duration.ofSeconds(7));
        receiver.next();
        assertThat(eventually(endpoint, "succeeded").attempts()).isEqualTo(2);
        assertThat(fixture.webhooks.get(vendor, endpoint.id()).failingSince()).isNull();
    }

    @Test
    void aRedirectIsAFailureAndIsNotFollowed() {
        try (Receiver trap = new Receiver()) {
            receiver.reply(Receiver.status(302, "Location", trap.url()));
            Endpoint endpoint = fixture.endpoint(vendor, receiver.url(), "*");
            fixture.append(fixture.event(vendor, "order.paid", order));
            receiver.next();
            assertThat(settled(endpoint).error()).isEqualTo("redirect");
            assertThat(trap.isQuiet()).isTrue();
        }
    }

    @Test
    void goneDisablesAtOnceAndTellsTheVendor() {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        fixture.webhooks.whenDisabled((tx, v, id, url, reason) -> told.add(id + " " + reason));
        receiver.reply(Receiver.status(410));
        Endpoint endpoint = fixture.endpoint(vendor, receiver.url(), "*");
        fixture.append(fixture.event(vendor, "order.paid", order));
        receiver.next();
        assertThat(eventually(endpoint, "failed").responseStatus()).isEqualTo((short) 410);
        Endpoint now = fixture.webhooks.get(vendor, endpoint.id());
        assertThat(now.enabled()).isFalse();
        assertThat(now.disabledReason()).isEqualTo("gone");
        assertThat(told).containsExactly(endpoint.id() + " gone");
        assertThat(fixture.events.of(vendor, List.of(endpoint.id().value())))
                .extracting(StoredEvent::type)
                .containsExactly(EventTypes.DISABLED);
    }

    @Test
    void fiveDaysOfFailureDisable() {
        receiver.reply(Receiver.status(503));
        Endpoint endpoint = fixture.endpoint(vendor, receiver.url(), "order.*");
        fixture.append(fixture.event(vendor, "order.paid", order));
        receiver.next();
        settled(endpoint);
        fixture.database.run(tx ->
                tx.sql()
                        .execute(
                                "update events.webhook_endpoints set failing_since = failing_since - interval '5 days' where vendor_id = {0}",
                                DSL.val(vendor.value())));
        fixture.append(fixture.event(vendor, "order.fulfilled", order));
        receiver.next();
        await(() -> !fixture.webhooks.get(vendor, endpoint.id()).enabled());
        assertThat(fixture.webhooks.get(vendor, endpoint.id()).disabledReason())
                .isEqualTo("failing");
    }

    @Test
    void anEnabledEndpointGoesOnWhereItStopped() {
        receiver.reply(Receiver.status(410));
        Endpoint endpoint = fixture.endpoint(vendor, receiver.url(), "order.*");
        fixture.append(fixture.event(vendor, "order.created", order));
        receiver.next();
        eventually(endpoint, "failed");
        fixture.append(fixture.event(vendor, "order.paid", order));
        receiver.reply(Receiver.status(200));
        fixture.database.run(tx -> fixture.webhooks.enable(tx, vendor, endpoint.id()));
        assertThat(new String(receiver.next().body(), StandardCharsets.UTF_8))
                .contains("order.paid");
    }

    @Test
    void retryAfterIsHonored() {
        receiver.reply(Receiver.status(429, "Retry-After", "3600"));
        Endpoint endpoint = fixture.endpoint(vendor, receiver.url(), "*");
        fixture.append(fixture.event(vendor, "order.paid", order));
        Instant start = fixture.clocks.real();
        receiver.next();
        assertThat(settled(endpoint).nextAt()).isAfterOrEqualTo(start.plusSeconds(3_600));
    }

    @Test
    void noMoreThanTwentyKilobytesOfAnAnswerAreRead() throws Exception {
        BlockingQueue<Integer> written = new LinkedBlockingQueue<>();
        receiver.reply(Receiver.endless(written));
        Endpoint endpoint = fixture.endpoint(vendor, receiver.url(), "*");
        fixture.append(fixture.event(vendor, "order.paid", order));
        assertThat(eventually(endpoint, "succeeded").response()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(written.poll(10, TimeUnit.SECONDS))
                .as("the connection was dropped long before the end")
                .isLessThan(20_000_000);
    }

    @Test
    void aSilentEndpointTimesOut() {
        CountDownLatch end = new CountDownLatch(1);
        receiver.reply(Receiver.silent(end));
        Endpoint endpoint = fixture.endpoint(vendor, receiver.url(), "*");
        fixture.append(fixture.event(vendor, "order.paid", order));
        receiver.next();
        assertThat(settled(endpoint).error()).isEqualTo("timeout");
        end.countDown();
    }

    @Test
    void whileRotatingBothSecretsVerifyThenOnlyTheNewOne() throws Exception {
        Endpoint endpoint = fixture.endpoint(vendor, receiver.url(), "*");
        String old = endpoint.secrets().getFirst();
        Endpoint rotated =
                fixture.database.write(tx -> fixture.webhooks.rotate(tx, vendor, endpoint.id()));
        String fresh = rotated.secrets().getFirst();
        assertThat(rotated.secrets()).containsExactly(fresh, old);
        fixture.append(fixture.event(vendor, "order.paid", order));
        Receiver.Got both = receiver.next();
        both.verify(old);
        both.verify(fresh);

        TestPlatform.passTime(Duration.ofHours(24));
        assertThat(fixture.webhooks.get(vendor, endpoint.id()).secrets()).containsExactly(fresh);
        fixture.append(fixture.event(vendor, "order.fulfilled", order));
        eventually(endpoint, "succeeded");
        Receiver.Got one = receiver.next();
        assertThat(one.header("webhook-signature")).doesNotContain(" ");
    }

    @Test
    void aTestReachesThisEndpointOnlyWhateverItAskedFor() {
        Endpoint endpoint = fixture.endpoint(vendor, receiver.url(), "payout.*");
        Endpoint other = fixture.endpoint(vendor, receiver.url(), "*");
        EventId sent =
                fixture.database.write(
                        tx -> fixture.webhooks.test(tx, vendor, endpoint.id(), "key:test"));
        assertThat(receiver.next().header("webhook-id")).isEqualTo(sent.toString());
        assertThat(fixture.deliveries(other)).isEmpty();
    }

    @Test
    void aReplaySendsARangeAgainUnderTheSameIds() {
        Endpoint endpoint = fixture.endpoint(vendor, receiver.url(), "order.*");
        Instant from = fixture.clocks.now(vendor);
        fixture.append(
                fixture.event(vendor, "order.created", order),
                fixture.event(vendor, "license.created", order),
                fixture.event(vendor, "order.paid", order));
        List<Receiver.Got> first = receiver.next(2);
        await(() ->
                fixture.deliveries(endpoint).stream()
                        .allMatch(it -> it.status().equals("succeeded")));
        int count =
                fixture.database.write(tx ->
                        fixture.webhooks.replay(
                                tx,
                                vendor,
                                endpoint.id(),
                                from,
                                fixture.clocks.now(vendor).plusSeconds(1)));
        assertThat(count).isEqualTo(2);
        List<Receiver.Got> again = receiver.next(2);
        assertThat(again.stream().map(it -> it.header("webhook-id")).toList())
                .containsExactlyInAnyOrderElementsOf(
                        first.stream().map(it -> it.header("webhook-id")).toList());
        assertThatThrownBy(() ->
                        fixture.database.write(tx ->
                                fixture.webhooks.replay(tx, vendor, endpoint.id(), from, from)))
                .hasMessageContaining("after from");
    }

    @Test
    void atMostSixteenEndpointsAndOnlyKnownTypes() {
        for (int i = 0; i < 16; i++) {
            fixture.endpoint(vendor, receiver.url(), "*");
        }
        assertThatThrownBy(() -> fixture.endpoint(vendor, receiver.url(), "*"))
                .hasMessageContaining("at most 16");
        assertThatThrownBy(() ->
                        fixture.endpoint(TestPlatform.newVendor(), receiver.url(), "orders.*"))
                .hasMessageContaining("no events like orders.*");
    }

    @Test
    void anUnchangedLibraryVerifiesOurHeaders() throws Exception {
        String secret = Secrets.next();
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.now();
        String signature = Secrets.sign(List.of(secret), "evt_1", now, body);
        new Webhook(secret)
                .verify(
                        new String(body, StandardCharsets.UTF_8),
                        Map.of(
                                "webhook-id",
                                List.of("evt_1"),
                                "webhook-timestamp",
                                List.of(String.valueOf(now.getEpochSecond())),
                                "webhook-signature",
                                List.of("v1,AAAA v2,BBBB " + signature)));
        assertThat(signature).startsWith("v1,");
    }

    private List<String> types(Endpoint endpoint) {
        return fixture.deliveries(endpoint).stream().map(DeliveryStore.Row::type).toList();
    }

    /** The endpoint's only delivery, once its attempt is noted. */
    private DeliveryStore.Row settled(Endpoint endpoint) {
        return eventually(endpoint, row -> row.lastAt() != null);
    }

    private DeliveryStore.Row eventually(Endpoint endpoint, String status) {
        return eventually(endpoint, row -> row.status().equals(status));
    }

    private DeliveryStore.Row eventually(
            Endpoint endpoint, Predicate<DeliveryStore.Row> condition) {
        await(() -> fixture.deliveries(endpoint).stream().anyMatch(condition));
        return fixture.deliveries(endpoint).stream().filter(condition).findFirst().orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
