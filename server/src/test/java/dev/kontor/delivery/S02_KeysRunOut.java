package dev.kontor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.DeliverySpec;
import dev.kontor.catalog.DeliverySpec.KeyMode;
import dev.kontor.catalog.Product;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.platform.Ids;
import dev.kontor.web.TestWeb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keys that the vendor loaded: each is sold once, and who comes late waits for the next. */
class S02_KeysRunOut {
    private static final DeliverySpec POOL = DeliveryFixture.license(KeyMode.POOL, 2);

    private final DeliveryFixture shop = new DeliveryFixture();
    private final ProductId product =
            shop.database.write(tx ->
                    new Catalog(shop.database)
                            .addProduct(
                                    tx,
                                    shop.vendor.id(),
                                    new Product.Draft(
                                            "Game",
                                            null,
                                            TaxCategory.SOFTWARE_DOWNLOAD,
                                            null,
                                            List.of(POOL),
                                            Map.of()),
                                    shop.now())
                            .id());

    private Grant grant() {
        return grant(Ids.next());
    }

    private Grant grant(UUID order) {
        return new Grant(
                shop.vendor.id(),
                shop.vendor.code(),
                order,
                Ids.next(),
                0,
                0,
                product,
                shop.buyer,
                POOL,
                shop.now());
    }

    private TestWeb.Answer load(String... keys) {
        return shop.web.post(
                "/v1/products/" + product + "/keys",
                "{\"keys\": [\"" + String.join("\", \"", keys) + "\"]}");
    }

    private static List<String> delivered(List<Entitlement> all) {
        return all.stream()
                .map(it ->
                        it.deliveryStatus().code()
                                + (it.license() == null ? "" : " " + it.license().key()))
                .sorted()
                .toList();
    }

    @Test
    void loadedKeysAreCountedAndNoneTwice() {
        assertThat(load("GAME-1", "GAME-2", "GAME-2").text("/loaded")).isEqualTo("2");
        TestWeb.Answer more = load("GAME-2", "GAME-3");

        assertThat(more.status()).isEqualTo(201);
        assertThat(more.text("/loaded")).isEqualTo("1");
        assertThat(more.text("/duplicates")).isEqualTo("1");
        assertThat(more.text("/stock/free")).isEqualTo("3");
        assertThat(load(" x", "ok", "").faults())
                .containsExactly("/keys/0 invalid_format", "/keys/2 invalid_format");
        assertThat(
                        shop.web
                                .post(
                                        "/v1/products/" + ProductId.next() + "/keys",
                                        "{\"keys\": [\"K\"]}")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void case8OneKeyAndTwoOrdersOfOneBatch() {
        load("ONLY");

        assertThat(delivered(shop.deliver(grant(), grant())))
                .containsExactly("backordered", "delivered ONLY");
    }

    @Test
    void case8OneKeyAndTwoTransactions() throws Exception {
        load("ONLY");

        assertThat(delivered(atOnce(2))).containsExactly("backordered", "delivered ONLY");
    }

    @Test
    void manyAtOnceNeverShareAKey() throws Exception {
        String[] keys = IntStream.range(0, 30).mapToObj(it -> "K" + it).toArray(String[]::new);
        load(keys);

        List<Entitlement> all = atOnce(10);
        all.addAll(shop.deliver(grant(), grant(), grant(), grant(), grant()));

        List<String> sold =
                all.stream()
                        .filter(it -> it.license() != null)
                        .map(DeliveryFixture::keyOf)
                        .toList();
        assertThat(sold).doesNotHaveDuplicates().isSubsetOf(keys).hasSize(15);
    }

    /** Grants in so many transactions, all open before the first commits. */
    private List<Entitlement> atOnce(int orders) throws Exception {
        CountDownLatch granted = new CountDownLatch(orders);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Entitlement>>> all = new ArrayList<>();
            for (int i = 0; i < orders; i++) {
                all.add(
                        threads.submit(() ->
                                shop.database.write(tx -> {
                                    List<Entitlement> some =
                                            shop.delivery.grant(tx, List.of(grant()));
                                    granted.countDown();
                                    await(granted);
                                    return some;
                                })));
            }
            List<Entitlement> entitlements = new ArrayList<>();
            for (Future<List<Entitlement>> one : all) {
                entitlements.addAll(one.get());
            }
            return entitlements;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoWaitsIsServedFirstWhenKeysArrive() {
        List<Entitlement> told = new ArrayList<>();
        shop.delivery.whenDeliveredLate((tx, delivered, now) ->
                delivered.stream()
                        .filter(it -> it.vendor().equals(shop.vendor.id()))
                        .forEach(told::add));
        List<Entitlement> waiting = shop.deliver(grant(), grant());
        assertThat(waiting).extracting(Entitlement::license).containsOnlyNulls();
        assertThat(shop.asked("FIRST")).isEqualTo("false not_found");

        load("FIRST");

        assertThat(told).singleElement().extracting(DeliveryFixture::keyOf).isEqualTo("FIRST");
        assertThat(told.getFirst().id())
                .isEqualTo(
                        waiting.stream()
                                .map(Entitlement::id)
                                .min(Comparator.comparing(EntitlementId::toString))
                                .orElseThrow());
        assertThat(shop.asked("FIRST")).isEqualTo("true valid");
        assertThat(shop.told(told.getFirst().id().value())).containsExactly("entitlement.granted");

        assertThat(load("SECOND", "THIRD").text("/stock/free")).isEqualTo("1");
        assertThat(told).hasSize(2);
    }

    @Test
    void aReservedKeyWaitsForItsOrderUntilItsTimeIsOver() {
        load("KEPT");
        UUID order = Ids.next();
        Instant now = shop.now();
        reserve(order, now, now.plus(Duration.ofMinutes(15)));

        assertThat(delivered(shop.deliver(grant()))).containsExactly("backordered");
        assertThat(delivered(shop.deliver(grant(order)))).containsExactly("delivered KEPT");
    }

    @Test
    void aReservationThatEndedFreesItsKeyForWhoWaits() {
        load("KEPT");
        Instant now = shop.now();
        reserve(Ids.next(), now, now.plus(Duration.ofMinutes(15)));
        Grant waiting = grant();
        shop.deliver(waiting);

        assertThat(DeliveryFixture.PARTS.backorders.run(shop.vendor.id())).isPresent();
        shop.database.run(tx ->
                shop.clocks.advance(tx, shop.vendor.id(), shop.now().plus(Duration.ofMinutes(16))));

        assertThat(DeliveryFixture.PARTS.backorders.run(shop.vendor.id())).isEmpty();
        assertThat(
                        delivered(
                                shop.delivery.ofOrder(
                                        shop.vendor.id(), waiting.orderId(), shop.now())))
                .containsExactly("delivered KEPT");
    }

    @Test
    void aReleasedReservationFreesItsKeyAtOnce() {
        load("KEPT");
        UUID order = Ids.next();
        Instant now = shop.now();
        reserve(order, now, now.plus(Duration.ofDays(3)));

        shop.database.run(tx -> shop.delivery.release(tx, shop.vendor.id(), order));

        assertThat(delivered(shop.deliver(grant()))).containsExactly("delivered KEPT");
    }

    @Test
    void reservationsOfSeveralOrdersNeverShareAKey() {
        load("R1", "R2", "R3");
        UUID one = Ids.next();
        UUID two = Ids.next();
        Instant now = shop.now();
        shop.database.run(tx ->
                shop.delivery.reserve(
                        tx,
                        List.of(
                                reservation(one, 2, now, now.plus(Duration.ofMinutes(15))),
                                reservation(two, 2, now, now.plus(Duration.ofMinutes(15))))));

        List<String> all = delivered(shop.deliver(grant(one), grant(one), grant(two), grant(two)));

        assertThat(all).hasSize(4).contains("backordered");
        assertThat(all.stream().filter(it -> it.startsWith("delivered")))
                .containsExactly("delivered R1", "delivered R2", "delivered R3");
    }

    private void reserve(UUID order, Instant now, Instant until) {
        shop.database.run(
                tx -> shop.delivery.reserve(tx, List.of(reservation(order, 1, now, until))));
    }

    private KeyReservation reservation(UUID order, int keys, Instant now, Instant until) {
        return new KeyReservation(shop.vendor.id(), order, product, keys, now, until);
    }

    @Test
    void theSameGrantAgainTakesNoSecondKey() {
        load("A", "B");
        Grant grant = grant();
        List<Entitlement> first = shop.deliver(grant);

        assertThat(shop.deliver(grant)).isEqualTo(first);
        assertThat(shop.web.get("/v1/products/" + product + "/keys").text("/stock/free"))
                .isEqualTo("1");
    }

    @Test
    void aRevokedKeyIsBurned() {
        load("BURNT");
        Entitlement sold = shop.deliver(grant()).getFirst();
        shop.database.run(tx ->
                shop.delivery.revoke(
                        tx, shop.vendor.id(), List.of(sold.id()), shop.cause("refund")));

        assertThat(shop.asked("BURNT")).isEqualTo("false revoked");
        assertThat(delivered(shop.deliver(grant()))).containsExactly("backordered");
        assertThat(load("BURNT").text("/stock/burned")).isEqualTo("1");
    }
}
