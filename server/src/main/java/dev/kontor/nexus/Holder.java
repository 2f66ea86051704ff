package dev.kontor.nexus;

import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Entity;
import dev.kontor.vendors.Vendor;

/** Who registers for tax, and whose sales count together towards thresholds. */
sealed interface Holder {
    Entity entity();

    /** A legal entity, with all vendors that sell through it in live mode. */
    record OfEntity(Entity entity) implements Holder {}

    /** A sandbox by itself, so that a developer can try. */
    record OfSandbox(Entity entity, VendorId sandbox) implements Holder {}

    static Holder of(Vendor vendor) {
        return vendor.live()
                ? new OfEntity(vendor.entity())
                : new OfSandbox(vendor.entity(), vendor.id());
    }
}
