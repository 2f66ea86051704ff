package dev.kontor.filing;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Caller;
import java.util.List;

/**
 * Tells whose returns are meant. Live, they are the entity's: its operator files, or the vendor
 * that is the only one to sell through it; another vendor sees its own part.
 */
final class Scopes {
    private static final String OPERATOR = "operator:";

    private final Vendors vendors;
    private final Clocks clocks;

    Scopes(Vendors vendors, Clocks clocks) {
        this.vendors = vendors;
        this.clocks = clocks;
    }

    Scope of(Caller caller) {
        return of(caller.vendor(), caller.actor().startsWith(OPERATOR));
    }

    /** As the vendor itself. */
    Scope of(VendorId vendor) {
        return of(vendor, false);
    }

    private Scope of(VendorId id, boolean operator) {
        Vendor vendor = vendors.get(id);
        if (!vendor.live()) {
            return Scope.sandbox(vendor.id(), vendor.entity(), clocks.now(vendor.id()));
        }
        List<VendorId> all = vendors.liveOf(vendor.entity()).stream().map(Vendor::id).toList();
        return operator || all.size() == 1
                ? Scope.whole(vendor.entity(), all, clocks.real())
                : Scope.part(vendor.id(), vendor.entity(), clocks.real());
    }
}
