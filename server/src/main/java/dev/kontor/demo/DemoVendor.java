package dev.kontor.demo;

import dev.kontor.access.ApiKeys;
import dev.kontor.access.Persons;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.ZoneId;
import java.util.Currency;

/** The demo's vendor: a live one that has never sold, and its first sandbox, where all is tried. */
final class DemoVendor {
    static final String EMAIL = "demo@kontor.example";
    static final String PASSWORD = "kontor-demo";

    private static final Entity ENTITY =
            new Entity(
                    "EU",
                    "Kontor Commerce GmbH",
                    "DE",
                    ZoneId.of("Europe/Berlin"),
                    Currency.getInstance("EUR"),
                    "Kontor Commerce GmbH\nAlter Wandrahm 12\n20457 Hamburg\nGermany",
                    "DE136695976",
                    "Amtsgericht Hamburg, HRB 000000",
                    "hello@kontor.example",
                    "+49 40 0000000");

    private final Database database;
    private final Clocks clocks;
    private final Vendors vendors;
    private final ApiKeys keys;
    private final Persons persons;
    private final DemoCatalog catalog;

    DemoVendor(
            Database database,
            Clocks clocks,
            Vendors vendors,
            ApiKeys keys,
            Persons persons,
            DemoCatalog catalog) {
        this.database = database;
        this.clocks = clocks;
        this.vendors = vendors;
        this.keys = keys;
        this.persons = persons;
        this.catalog = catalog;
    }

    /** Makes everything, once: a second start finds the key and leaves all as it is. */
    void seed() {
        if (keys.isDemoKnown()) {
            return;
        }
        database.run(tx -> {
            Vendor sandbox = vendor(tx);
            catalog.fill(tx, sandbox.id(), clocks.real());
        });
    }

    private Vendor vendor(Tx tx) {
        vendors.saveEntity(tx, ENTITY);
        Vendor live =
                vendors.create(
                        tx,
                        new Vendors.NewVendor(
                                "Lumen Works",
                                ENTITY.code(),
                                "support@lumen.example",
                                "https://lumen.example"));
        Vendor sandbox = vendors.createSandbox(tx, live, clocks.real());
        keys.createDemo(tx, sandbox);
        persons.create(tx, EMAIL, PASSWORD, live.id(), "owner");
        return sandbox;
    }
}
