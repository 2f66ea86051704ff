package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.access.ApiKeys;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** Legal entities that nobody else uses, on the running server, and who sells through them. */
public final class TestEntities {
    private TestEntities() {}

    /** A German company. */
    public static Entity german() {
        return establishedIn("DE");
    }

    /** A company of a country that has Berlin's time. */
    public static Entity establishedIn(String country) {
        String code = code();
        return saved(
                new Entity(
                        code,
                        "Test GmbH",
                        country,
                        ZoneId.of("Europe/Berlin"),
                        Currency.getInstance("EUR"),
                        "Weg 1",
                        "DE136695976",
                        "HRB 1",
                        code + "@entity.example",
                        "+49 30 1"));
    }

    /** A company of New York. */
    public static Entity american() {
        String code = code();
        return saved(
                new Entity(
                        code,
                        "Test Inc.",
                        "US",
                        ZoneId.of("America/New_York"),
                        Currency.getInstance("USD"),
                        "1 Main St, Albany, NY 12207",
                        "12-3456789",
                        "",
                        code + "@entity.example",
                        "+1 518 1"));
    }

    private static String code() {
        return "T" + Ids.next().toString().substring(24);
    }

    private static Entity saved(Entity entity) {
        TestServer.bean(Database.class)
                .run(tx -> TestServer.bean(Vendors.class).saveEntity(tx, entity));
        return entity;
    }

    /** A live vendor of the entity. */
    public static Vendor vendor(Entity entity, String name) {
        return TestServer.bean(Database.class)
                .write(tx ->
                        TestServer.bean(Vendors.class)
                                .create(
                                        tx,
                                        new Vendors.NewVendor(
                                                name,
                                                entity.code(),
                                                entity.code() + "@vendor.example",
                                                "https://example.com")));
    }

    /** With a key of the vendor that may do everything. */
    public static Client key(Vendor vendor) {
        return new Client(
                TestServer.bean(Database.class)
                        .write(tx ->
                                TestServer.bean(ApiKeys.class)
                                        .create(tx, vendor, "test", List.of("*")))
                        .secret());
    }

    /** A sandbox of the vendor, whose clock says that time. */
    public static Client sandbox(Vendor vendor, String now) {
        Answer made = key(vendor).post("/v1/sandboxes", "{\"now\": \"" + now + "\"}");
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        return new Client(made.json().get("api_key").stringValue());
    }
}
