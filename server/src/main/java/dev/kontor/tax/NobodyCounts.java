package dev.kontor.tax;

import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Entity;
import java.time.Instant;
import java.util.Currency;

/** Where nobody counts, every tenant is registered everywhere. */
final class NobodyCounts implements Standings {
    @Override
    public Standing of(VendorId tenant, Currency currency, Instant now) {
        return Standing.everywhere();
    }

    @Override
    public Standing inEarnest(VendorId tenant, Currency currency, Instant now) {
        return Standing.everywhere();
    }

    @Override
    public Registrations registrations(VendorId tenant) {
        return Registrations.everywhere();
    }

    @Override
    public void forget(VendorId tenant) {}

    @Override
    public Registrations of(Entity entity) {
        return Registrations.atHome(entity);
    }
}
