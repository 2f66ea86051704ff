package dev.kontor.delivery;

import dev.kontor.catalog.ProductId;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.util.List;

/** The keys that vendors load for their products: how many there are, and more of them. */
public final class KeyPools {
    /**
     * How many keys of a product are in each state.
     *
     * @param waiting how many buyers wait for one
     */
    public record Stock(int free, int reserved, int assigned, int burned, int waiting) {}

    private final LoadKeys load;
    private final KeyPool pool;
    private final EntitlementStore entitlements;
    private final Database database;
    private final Clocks clocks;

    KeyPools(
            LoadKeys load,
            KeyPool pool,
            EntitlementStore entitlements,
            Database database,
            Clocks clocks) {
        this.load = load;
        this.pool = pool;
        this.entitlements = entitlements;
        this.database = database;
        this.clocks = clocks;
    }

    public Stock stock(VendorId vendor, ProductId product) {
        return database.read(sql -> {
            KeyPool.Stock it = pool.stock(sql, vendor, product);
            return new Stock(
                    it.free(),
                    it.reserved(),
                    it.assigned(),
                    it.burned(),
                    entitlements.countBackordered(sql, vendor, product));
        });
    }

    /**
     * Loads keys; those that wait for one get theirs at once. What cannot be a key is a problem at
     * {@code /keys/n}. Answers how many were new.
     */
    public int load(Tx tx, VendorId vendor, ProductId product, List<String> keys) {
        KeyPoolController.NewKeys checked = new KeyPoolController.NewKeys(keys);
        return load.run(tx, vendor, product, checked.keys(), clocks.now(vendor), clocks.real());
    }
}
