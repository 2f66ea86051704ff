package dev.kontor.vendors;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.TestPlatform;
import java.time.ZoneId;
import java.util.Currency;

/** Vendors for module tests: each its own tenant, all of one entity in Germany. */
public final class TestVendors {
    private static final TestVendors ONE =
            new TestVendors(TestPlatform.database(), TestPlatform.clocks());

    private final Database database;
    private final Vendors vendors;

    private TestVendors(Database database, Clocks clocks) {
        this.database = database;
        this.vendors = new Vendors(database, clocks);
        database.run(tx ->
                vendors.saveEntity(
                        tx,
                        new Entity(
                                "EU",
                                "Kontor GmbH",
                                "DE",
                                ZoneId.of("Europe/Berlin"),
                                Currency.getInstance("EUR"),
                                "Speicherstraße 1, 20457 Hamburg",
                                "DE123456788",
                                "HRB 1",
                                "office@kontor.example",
                                "+49 40 1")));
    }

    public static Vendors vendors() {
        return ONE.vendors;
    }

    /** A live vendor that nobody else uses. */
    public static Vendor live() {
        return ONE.database.write(tx ->
                ONE.vendors.create(
                        tx,
                        new Vendors.NewVendor(
                                "Ada's Tools", "EU", "help@ada.example", "https://ada.example")));
    }

    /** A sandbox that nobody else uses; its clock starts at real time. */
    public static Vendor sandbox() {
        Vendor owner = live();
        return ONE.database.write(
                tx -> ONE.vendors.createSandbox(tx, owner, TestPlatform.clocks().real()));
    }
}
