package dev.kontor.delivery;

import dev.kontor.buyers.BuyerId;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.DeliverySpec;
import dev.kontor.catalog.DeliverySpec.KeyMode;
import dev.kontor.catalog.FileId;
import dev.kontor.catalog.ProductId;
import dev.kontor.events.StoredEvent;
import dev.kontor.events.TestEvents;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.TestPlatform;
import dev.kontor.vendors.TestVendors;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.Idempotent;
import dev.kontor.web.TestWeb;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A vendor with one product and one buyer, and the module around them. */
final class DeliveryFixture {
    static final DeliveryParts PARTS = parts(1_000_000);

    final Database database = TestPlatform.database();
    final Clocks clocks = TestPlatform.clocks();
    final Vendor vendor = TestVendors.sandbox();
    final ProductId product = ProductId.next();
    final BuyerId buyer = BuyerId.next();
    final Delivery delivery = PARTS.delivery;
    final TestWeb web = web(PARTS);

    static DeliveryParts parts(int callsPerMinute) {
        return new DeliveryParts(
                new DeliveryParts.Ground(
                        TestPlatform.database(),
                        TestPlatform.clocks(),
                        TestPlatform.vault(),
                        TestPlatform.dueWork(),
                        new AuditLog(TestPlatform.database()),
                        TestEvents.events(),
                        TestVendors.vendors()),
                new DeliveryParts.Options(
                        "https://kontor.example", folder(), 200L << 20, callsPerMinute));
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("kontor-files");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestWeb web(DeliveryParts parts) {
        Idempotent once = TestWeb.idempotent();
        return TestWeb.of(
                vendor.id(),
                new ValidationController(
                        parts.licenses, parts.limits, TestPlatform.vault(), clocks),
                new ActivationController(parts.activations, parts.limits, clocks),
                new OfflineFileController(parts.offline, parts.signing, parts.limits),
                new LicenseController(parts.readLicenses, parts.changeLicenses, once, clocks),
                new EntitlementController(parts.delivery, parts.entitlements, database, clocks),
                new FulfillmentController(parts.delivery, parts.late, parts.codes, once, clocks),
                new KeyPoolController(
                        parts.loadKeys, parts.pool, new Catalog(database), database, once, clocks));
    }

    Instant now() {
        return clocks.now(vendor.id());
    }

    static DeliverySpec license(KeyMode mode, int seats) {
        return new DeliverySpec.LicenseKey(mode, seats, null);
    }

    static DeliverySpec license(int seats, Period duration) {
        return new DeliverySpec.LicenseKey(KeyMode.GENERATED, seats, duration);
    }

    Grant grant(DeliverySpec spec) {
        return grant(Ids.next(), spec);
    }

    Grant grant(UUID order, DeliverySpec spec) {
        return new Grant(
                vendor.id(), vendor.code(), order, Ids.next(), 0, 0, product, buyer, spec, now());
    }

    List<Entitlement> deliver(Grant... grants) {
        return database.write(tx -> delivery.grant(tx, Arrays.asList(grants)));
    }

    Entitlement deliver(DeliverySpec spec) {
        return deliver(grant(spec)).getFirst();
    }

    /** The key of a fresh license with so many seats. */
    String key(int seats) {
        return keyOf(deliver(license(KeyMode.GENERATED, seats)));
    }

    static String keyOf(Entitlement it) {
        Entitlement.IssuedLicense license = it.license();
        if (license == null) {
            throw new AssertionError("no key: " + it);
        }
        return license.key();
    }

    static String licenseOf(Entitlement it) {
        Entitlement.IssuedLicense license = it.license();
        if (license == null) {
            throw new AssertionError("no license: " + it);
        }
        return license.id().toString();
    }

    /** What a validation says, such as {@code true valid}. */
    String asked(String key) {
        return asked(key, null);
    }

    String asked(String key, @Nullable String fingerprint) {
        TestWeb.Answer answer =
                web.post(
                        "/v1/licenses/validate",
                        fingerprint == null
                                ? "{\"key\": \"%s\"}".formatted(key)
                                : "{\"key\": \"%s\", \"fingerprint\": \"%s\"}"
                                        .formatted(key, fingerprint));
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.body().get("valid").booleanValue() + " " + answer.text("/code");
    }

    TestWeb.Answer activate(String key, String fingerprint) {
        return web.post(
                "/v1/licenses/activate",
                "{\"key\": \"%s\", \"fingerprint\": \"%s\", \"name\": \"Adas Rechner\"}"
                        .formatted(key, fingerprint));
    }

    TestWeb.Answer deactivate(String key, String fingerprint) {
        return web.post(
                "/v1/licenses/deactivate",
                "{\"key\": \"%s\", \"fingerprint\": \"%s\"}".formatted(key, fingerprint));
    }

    FileId file(String name, byte[] content) {
        StoredFile file =
                PARTS.files.store(
                        vendor.id(),
                        name,
                        "application/octet-stream",
                        new ByteArrayInputStream(content),
                        now());
        database.run(tx -> PARTS.files.register(tx, file));
        return file.id();
    }

    /** The types of what was told of an object. */
    List<String> told(UUID object) {
        return TestEvents.events().of(vendor.id(), List.of(object)).stream()
                .map(StoredEvent::type)
                .toList();
    }

    Cause cause(String reason) {
        return new Cause("system", reason, now());
    }
}
