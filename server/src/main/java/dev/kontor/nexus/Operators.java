package dev.kontor.nexus;

import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;

/**
 * Who may see and change what belongs to a legal entity: in live mode its operator, or the vendor
 * that is the only one to sell through it. A sandbox is its developer's.
 */
final class Operators {
    private static final String OPERATOR = "operator:";

    private final Vendors vendors;

    Operators(Vendors vendors) {
        this.vendors = vendors;
    }

    boolean include(VendorId tenant, String actor) {
        Vendor vendor = vendors.get(tenant);
        return !vendor.live()
                || actor.startsWith(OPERATOR)
                || vendors.liveOf(vendor.entity()).size() <= 1;
    }

    /** Refuses everybody else with 403. */
    void need(VendorId tenant, String actor) {
        if (!include(tenant, actor)) {
            throw NexusProblems.operatorOnly();
        }
    }
}
