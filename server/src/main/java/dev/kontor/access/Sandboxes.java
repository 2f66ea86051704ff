package dev.kontor.access;

import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sandboxes of an account: made with a key, removed with all they hold (api.md 1). */
public final class Sandboxes {
    private final Vendors vendors;
    private final ApiKeys keys;

    Sandboxes(Vendors vendors, ApiKeys keys) {
        this.vendors = vendors;
        this.keys = keys;
    }

    /**
     * Makes a sandbox whose clock starts at {@code now}, and a key that may do everything in it.
     */
    public ApiKeys.NewKey create(Tx tx, Vendor owner, Instant now) {
        Vendor sandbox = vendors.createSandbox(tx, owner, now);
        return keys.create(tx, sandbox, "sandbox", List.of("*"));
    }

    /** The sandboxes of a vendor's account, oldest first. */
    public List<Vendor> of(Vendor vendor) {
        return vendors.ofAccount(vendor.account()).stream().filter(it -> !it.live()).toList();
    }

    /** The sandbox, if it belongs to the same account as the vendor. */
    public Optional<Vendor> find(Vendor vendor, VendorId sandbox) {
        return vendors.find(sandbox)
                .filter(found -> !found.live())
                .filter(found -> found.account().equals(vendor.account()));
    }

    /** Ends its keys and removes all of it. The demo's own is refused with 409. */
    public void delete(Tx tx, Vendor sandbox) {
        if (keys.demoVendor().equals(Optional.of(sandbox.id()))) {
            throw Problem.conflict(
                    "sandbox_of_demo", "The demo's shop is in this sandbox; it is not removed.");
        }
        keys.list(sandbox.id()).forEach(key -> keys.revoke(tx, sandbox.id(), key.id()));
        vendors.deleteSandbox(tx, sandbox);
    }
}
