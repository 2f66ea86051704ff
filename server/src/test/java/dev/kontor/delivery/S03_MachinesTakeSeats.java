package dev.kontor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.DeliverySpec.KeyMode;
import dev.kontor.platform.Json;
import dev.kontor.platform.TestPlatform;
import dev.kontor.web.TestWeb;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A license for two machines, and a third one. */
class S03_MachinesTakeSeats {
    private final DeliveryFixture shop = new DeliveryFixture();

    @Test
    void case50TwoSeatsAndAThirdMachine() {
        String key = shop.key(2);
        assertThat(shop.activate(key, "one").status()).isEqualTo(201);
        assertThat(shop.activate(key, "two").status()).isEqualTo(201);

        TestWeb.Answer third = shop.activate(key, "three");
        assertThat(third.status()).isEqualTo(409);
        assertThat(third.text("/code")).isEqualTo("too_many_machines");
        assertThat(third.body().get("machines")).hasSize(2);
        assertThat(third.text("/machines/0/name")).isEqualTo("Adas Rechner");
        assertThat(shop.activate(key, "two").status()).isEqualTo(200);
        assertThat(shop.deactivate(key, "one").status()).isEqualTo(200);
        assertThat(shop.activate(key, "three").status()).isEqualTo(201);
        assertThat(shop.activate(key, "one").status()).isEqualTo(409);
    }

    @Test
    void aMachineKeepsItsActivation() {
        String key = shop.key(1);
        String hardware = "aaaaaaaa:bbbbbbbb:";

        TestWeb.Answer first = shop.activate(key, hardware + "cccccccc");
        TestWeb.Answer newDisk = shop.activate(key, hardware + "dddddddd");

        assertThat(newDisk.status()).isEqualTo(200);
        assertThat(newDisk.text("/id")).isEqualTo(first.text("/id"));
        assertThat(shop.asked(key, hardware + "dddddddd")).isEqualTo("true valid");
        assertThat(shop.asked(key, "aaaaaaaa:xxxxxxxx:yyyyyyyy"))
                .isEqualTo("false fingerprint_mismatch");
    }

    @Test
    void validationKnowsMachinesAtOnce() {
        String key = shop.key(1);

        assertThat(shop.asked(key)).isEqualTo("true valid");
        assertThat(shop.asked(key, "one")).isEqualTo("false no_machines");
        shop.activate(key, "one");
        assertThat(shop.asked(key, "one")).isEqualTo("true valid");
        assertThat(shop.asked(key, "two")).isEqualTo("false fingerprint_mismatch");
        shop.deactivate(key, "one");
        assertThat(shop.asked(key, "one")).isEqualTo("false no_machines");
    }

    @Test
    void LI_19_the_last_seat_goes_to_one() throws Exception {
        String key = shop.key(3);

        List<Integer> answers = atOnce(16, it -> shop.activate(key, "machine-" + it).status());

        assertThat(answers).filteredOn(it -> it == 201).hasSize(3);
        assertThat(answers).filteredOn(it -> it == 409).hasSize(13);
    }

    @Test
    void theSameMachineAtOnceTakesOneSeat() throws Exception {
        String key = shop.key(5);

        List<Integer> answers = atOnce(8, it -> shop.activate(key, "one").status());

        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers).filteredOn(it -> it == 200).hasSize(7);
        assertThat(license(key).get("activations").intValue()).isEqualTo(1);
    }

    private static List<Integer> atOnce(int times, IntFunction<Integer> call)
            throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls =
                    IntStream.range(0, times)
                            .<Callable<Integer>>mapToObj(it ->
                                    () -> {
                                        start.await();
                                        return call.apply(it);
                                    })
                            .toList();
            List<Future<Integer>> all = calls.stream().map(threads::submit).toList();
            start.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            return all.stream().map(Future::resultNow).toList();
        }
    }

    private JsonNode license(String key) {
        return shop.web
                .post("/v1/licenses/validate", "{\"key\": \"" + key + "\"}")
                .body()
                .get("license");
    }

    @Test
    void seatsAreGivenUpThreeTimesInThirtyDays() {
        String key = shop.key(1);
        for (String machine : List.of("one", "two", "three")) {
            assertThat(shop.activate(key, machine).status()).isEqualTo(201);
            assertThat(shop.deactivate(key, machine).status()).isEqualTo(200);
        }
        shop.activate(key, "four");

        TestWeb.Answer refused = shop.deactivate(key, "four");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("deactivation_limit");
        assertThat(Instant.parse(refused.text("/next_at"))).isAfter(shop.now());
        shop.database.run(tx ->
                shop.clocks.advance(tx, shop.vendor.id(), shop.now().plus(Duration.ofDays(31))));
        assertThat(shop.deactivate(key, "four").status()).isEqualTo(200);
    }

    @Test
    void givingUpASeatAgainIsAnsweredAsTheFirstTime() {
        String key = shop.key(1);
        shop.activate(key, "one");

        TestWeb.Answer first = shop.deactivate(key, "one");
        for (int i = 0; i < 5; i++) {
            assertThat(shop.deactivate(key, "one").body()).isEqualTo(first.body());
        }
        assertThat(shop.deactivate(key, "never").text("/code")).isEqualTo("not_activated");
    }

    @Test
    void aRefusalListsMachinesThatCanBeGivenUp() {
        String key = shop.key(1);
        shop.activate(key, "one");
        String id = shop.activate(key, "two").text("/machines/0/id");

        TestWeb.Answer released =
                shop.web.post(
                        "/v1/licenses/deactivate",
                        "{\"key\": \"%s\", \"activation\": \"%s\"}".formatted(key, id));

        assertThat(released.status()).isEqualTo(200);
        assertThat(shop.activate(key, "two").status()).isEqualTo(201);
        assertThat(shop.web.post("/v1/licenses/deactivate", "{\"key\": \"K\"}").faults())
                .containsExactly("/fingerprint required");
    }

    @Test
    void vendorsReleaseMachinesWithoutCountingAndChangeSeats() {
        Entitlement bought = shop.deliver(DeliveryFixture.license(KeyMode.GENERATED, 2));
        String key = DeliveryFixture.keyOf(bought);
        String path = "/v1/licenses/" + DeliveryFixture.licenseOf(bought);
        String machine = shop.activate(key, "one").text("/id");
        shop.activate(key, "two");

        assertThat(shop.web.patch(path, "{\"activation_limit\": 1}").text("/activation_limit"))
                .isEqualTo("1");
        assertThat(shop.asked(key)).isEqualTo("false too_many_machines");
        assertThat(shop.web.delete(path + "/activations/" + machine).status()).isEqualTo(204);
        assertThat(shop.asked(key)).isEqualTo("true valid");
        assertThat(shop.web.delete(path + "/activations/" + machine).status()).isEqualTo(404);
        assertThat(shop.told(LicenseId.parse(DeliveryFixture.licenseOf(bought)).value()))
                .containsExactly(
                        "license.activated",
                        "license.activated",
                        "license.updated",
                        "license.deactivated");
    }

    @Test
    void aSilentFloatingMachineMakesRoom() {
        Entitlement bought = shop.deliver(DeliveryFixture.license(KeyMode.GENERATED, 1));
        String key = DeliveryFixture.keyOf(bought);
        shop.web.patch(
                "/v1/licenses/" + DeliveryFixture.licenseOf(bought),
                "{\"policy\": {\"floating\": true}}");
        String beat = "{\"key\": \"" + key + "\", \"fingerprint\": \"one\"}";
        assertThat(shop.activate(key, "one").status()).isEqualTo(201);
        assertThat(shop.activate(key, "two").status()).isEqualTo(409);

        TestPlatform.passTime(Duration.ofMinutes(10));
        assertThat(shop.web.post("/v1/licenses/heartbeat", beat).status()).isEqualTo(200);
        TestPlatform.passTime(Duration.ofMinutes(10));
        assertThat(shop.activate(key, "two").status()).isEqualTo(409);
        TestPlatform.passTime(Duration.ofMinutes(6));

        assertThat(shop.web.post("/v1/licenses/heartbeat", beat).status()).isEqualTo(404);
        assertThat(shop.activate(key, "two").status()).isEqualTo(201);
        assertThat(shop.activate(key, "one").status()).isEqualTo(409);
    }

    @Test
    void LI_11_a_missed_check_in_is_made_good_by_a_heartbeat() {
        Entitlement bought = shop.deliver(DeliveryFixture.license(KeyMode.GENERATED, 1));
        String key = DeliveryFixture.keyOf(bought);
        shop.activate(key, "one");
        shop.web.patch(
                "/v1/licenses/" + DeliveryFixture.licenseOf(bought),
                "{\"policy\": {\"check_in_minutes\": 1440}}");
        assertThat(shop.asked(key)).isEqualTo("true valid");
        shop.database.run(tx ->
                shop.clocks.advance(tx, shop.vendor.id(), shop.now().plus(Duration.ofDays(2))));

        assertThat(shop.asked(key)).isEqualTo("false overdue");
        shop.web.post(
                "/v1/licenses/heartbeat", "{\"key\": \"" + key + "\", \"fingerprint\": \"one\"}");
        assertThat(shop.asked(key)).isEqualTo("true valid");
    }

    @Test
    void anOfflineFileHoldsItsSeatUntilItEnds() {
        Entitlement bought = shop.deliver(DeliveryFixture.license(1, Period.ofDays(60)));
        String key = DeliveryFixture.keyOf(bought);
        String body =
                "{\"key\": \"%s\", \"fingerprint\": \"one\", \"nonce\": \"n1\", \"days\": %d}";

        TestWeb.Answer file = shop.web.post("/v1/licenses/file", body.formatted(key, 45));
        JsonNode says =
                Json.mapper()
                        .readTree(
                                Base64.getUrlDecoder()
                                        .decode(file.text("/file").split("\\.", -1)[0]));

        assertThat(file.status()).isEqualTo(200);
        assertThat(says.get("machine").stringValue()).isEqualTo("one");
        assertThat(says.get("nonce").stringValue()).isEqualTo("n1");
        assertThat(says.get("expiresAt").stringValue()).isEqualTo(file.text("/expires_at"));
        assertThat(shop.asked(key, "one")).isEqualTo("true valid");
        assertThat(shop.deactivate(key, "one").text("/code")).isEqualTo("offline_file_active");
        assertThat(shop.activate(key, "two").status()).isEqualTo(409);
        TestWeb.Answer longer = shop.web.post("/v1/licenses/file", body.formatted(key, 365));
        assertThat(longer.text("/expires_at")).isEqualTo(String.valueOf(bought.endsAt()));
        assertThat(shop.web.post("/v1/licenses/file", body.formatted(key, 29)).faults())
                .containsExactly("/days out_of_range");
    }

    @Test
    void callsOfOneAddressAreLimited() {
        TestWeb limited = shop.web(DeliveryFixture.parts(3));
        String body = "{\"key\": \"K\"}";
        for (int i = 0; i < 3; i++) {
            assertThat(limited.post("/v1/licenses/validate", body).status()).isEqualTo(200);
        }

        TestWeb.Answer refused = limited.post("/v1/licenses/validate", body);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.response().getHeader("Retry-After")).isNotBlank();
    }

    @Test
    void malformedCallsNameTheirFields() {
        assertThat(shop.web.post("/v1/licenses/validate", "{}").faults())
                .containsExactly("/key required");
        assertThat(
                        shop.web
                                .post(
                                        "/v1/licenses/validate",
                                        "{\"key\": \"\", \"product\": \"x\", \"machine\": 1}")
                                .faults())
                .containsExactlyInAnyOrder(
                        "/key too_short", "/product invalid_value", "/machine unknown_field");
        assertThat(shop.web.post("/v1/licenses/activate", "{\"key\": \"K\"}").faults())
                .containsExactly("/fingerprint required");
    }
}
