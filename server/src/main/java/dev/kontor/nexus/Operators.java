package dev.kontor.nexus;

import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Caller;

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

    /** Refuses everybody else with 403. */
    void need(Caller caller) {
        Vendor vendor = vendors.get(caller.vendor());
        if (vendor.live()
                && !caller.actor().startsWith(OPERATOR)
                && vendors.liveOf(vendor.entity()).size() > 1) {
            throw NexusProblems.operatorOnly();
        }
    }
}
