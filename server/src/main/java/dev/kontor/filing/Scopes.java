package dev.kontor.filing;

import dev.kontor.platform.Clocks;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Caller;

/** Tells by the key whose returns are meant. */
final class Scopes {
    private final Vendors vendors;
    private final Clocks clocks;

    Scopes(Vendors vendors, Clocks clocks) {
        this.vendors = vendors;
        this.clocks = clocks;
    }

    Scope of(Caller caller) {
        Vendor vendor = vendors.get(caller.vendor());
        if (!vendor.live()) {
            return Scope.sandbox(vendor.id(), vendor.entity(), clocks.now(vendor.id()));
        }
        if (caller.actor().startsWith("operator:")) {
            return Scope.whole(
                    vendor.entity(),
                    vendors.liveOf(vendor.entity()).stream().map(Vendor::id).toList(),
                    clocks.real());
        }
        return Scope.part(vendor.id(), vendor.entity(), clocks.real());
    }
}
