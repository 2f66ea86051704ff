package dev.kontor.buyers;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import dev.kontor.web.Page;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who buys. */
public final class Buyers {
    private static final int PROFILE_HASH = 16;

    private final Database database;
    private final Vault vault;
    private final Clocks clocks;
    private final BuyerStore store;

    public Buyers(Database database, Vault vault, Clocks clocks) {
        this.database = database;
        this.vault = vault;
        this.clocks = clocks;
        this.store = new BuyerStore(vault);
    }

    /**
     * The buyers of these details, in their order: known ones by e-mail address, in any case of
     * letters, others new. Their profiles become these details; of two for one buyer, the later.
     * One statement for any number, which locks in one order.
     */
    public List<BuyerId> resolve(Tx tx, List<BuyerDetails> details) {
        List<BuyerStore.Key> keys = new ArrayList<>(details.size());
        Map<BuyerStore.Key, BuyerDetails> latest = new TreeMap<>();
        for (BuyerDetails it : details) {
            BuyerStore.Key key = key(it.vendor(), it.email());
            keys.add(key);
            latest.put(key, it);
        }
        List<BuyerStore.Row> rows = new ArrayList<>(latest.size());
        latest.forEach((key, it) -> rows.add(row(key, it)));
        Map<BuyerStore.Key, BuyerId> ids = store.resolve(tx, rows);
        return keys.stream().map(ids::get).toList();
    }

    private BuyerStore.Row row(BuyerStore.Key key, BuyerDetails details) {
        byte[] profile = Json.write(Profile.of(details));
        byte[] hash = Arrays.copyOf(vault.mac("buyers.profile", profile), PROFILE_HASH);
        return new BuyerStore.Row(key, vault.seal(profile), hash, clocks.now(details.vendor()));
    }

    private BuyerStore.Key key(VendorId vendor, String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        return new BuyerStore.Key(vendor, ByteBuffer.wrap(vault.mac("buyers.email", address)));
    }

    public Optional<Buyer> find(VendorId vendor, BuyerId id) {
        return database.read(sql -> store.find(sql, vendor, id));
    }

    /** The buyer of this e-mail address, in any case of letters. */
    public Optional<Buyer> findByEmail(VendorId vendor, String email) {
        return database.read(sql -> store.find(sql, key(vendor, email)));
    }

    /** One more than the page asks for, newest first: what {@link Page#of} takes. */
    public List<Buyer> list(VendorId vendor, Page.Request page) {
        return database.read(sql -> store.page(sql, vendor, page.afterId("byr"), page.limit()));
    }
}
