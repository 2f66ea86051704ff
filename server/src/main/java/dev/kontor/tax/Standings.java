package dev.kontor.tax;

import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Entity;
import java.time.Instant;
import java.util.Currency;

/** Knows how sellers stand towards tax authorities. A port to the module above that counts. */
public interface Standings {
    /**
     * How the tenant stands at that moment, with amounts in that currency. From memory: asked for
     * every order.
     */
    Standing of(VendorId tenant, Currency currency, Instant now);

    /**
     * The same, but for a sandbox that is registered everywhere: as if its own sales were made in
     * earnest, registered where its entity is. May read the database.
     */
    Standing inEarnest(VendorId tenant, Currency currency, Instant now);

    /**
     * Where the tenant is registered on whatever day: its own country, and what is on record. From
     * memory, but for the first time in half a minute; counts nothing.
     */
    Registrations registrations(VendorId tenant);

    /** What is remembered of where the tenant is registered may be old: it is read anew. */
    void forget(VendorId tenant);

    /** Where a legal entity is registered: its own country, and what is on record. */
    Registrations of(Entity entity);
}
