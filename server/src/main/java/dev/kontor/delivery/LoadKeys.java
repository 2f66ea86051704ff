package dev.kontor.delivery;

import dev.kontor.catalog.ProductId;
import dev.kontor.platform.Sha256;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes keys from a vendor into a product's pool, and serves those who wait for one. */
final class LoadKeys {
    private final KeyPool pool;
    private final Licenses licenses;
    private final Backorders backorders;

    LoadKeys(KeyPool pool, Licenses licenses, Backorders backorders) {
        this.pool = pool;
        this.licenses = licenses;
        this.backorders = backorders;
    }

    /**
     * Loads keys; how many were new to this vendor.
     *
     * @param now the vendor's time
     * @param real time
     */
    int run(
            Tx tx,
            VendorId vendor,
            ProductId product,
            List<String> keys,
            Instant now,
            Instant real) {
        Set<String> distinct = new HashSet<>(keys);
        int loaded = pool.load(tx, vendor, product, distinct, real);
        licenses.loaded(tx, distinct.stream().map(Sha256::of).toList());
        if (backorders.fill(tx, vendor, product, now)) {
            backorders.later(tx, vendor, real);
        }
        return loaded;
    }
}
