package dev.kontor.delivery;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.ProductId;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/products/{id}/keys}: loading a key pool (api.md 2). */
@RestController
final class KeyPoolController {
    /** Most characters of a key. */
    static final int LONGEST = 255;

    /** No spaces at the ends, nothing that cannot be seen. */
    static final String KEY = "\\S|\\S[^\\p{Cntrl}]*\\S";

    private final LoadKeys load;
    private final KeyPool pool;
    private final Catalog catalog;
    private final Database database;
    private final Idempotent idempotent;
    private final Clocks clocks;

    KeyPoolController(
            LoadKeys load,
            KeyPool pool,
            Catalog catalog,
            Database database,
            Idempotent idempotent,
            Clocks clocks) {
        this.load = load;
        this.pool = pool;
        this.catalog = catalog;
        this.database = database;
        this.idempotent = idempotent;
        this.clocks = clocks;
    }

    record NewKeys(@Size(min = 1, max = 10_000) List<String> keys) {
        NewKeys {
            List<Fault> faults = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                String key = keys.get(i);
                if (key.length() > LONGEST || !key.matches(KEY)) {
                    faults.add(
                            new Fault(
                                    "/keys/" + i,
                                    "invalid_format",
                                    "A key has 1 to 255 visible characters."));
                }
            }
            if (!faults.isEmpty()) {
                throw Problem.invalid(faults);
            }
        }
    }

    record Loaded(String product, int loaded, int duplicates, Stock stock) {}

    record Stock(int free, int reserved, int assigned, int burned) {
        static Stock of(KeyPool.Stock it) {
            return new Stock(it.free(), it.reserved(), it.assigned(), it.burned());
        }
    }

    record PoolView(String product, Stock stock) {}

    /** Loads keys; those that wait for one get theirs at once. */
    @PostMapping("/v1/products/{id}/keys")
    ResponseEntity<byte[]> load(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody NewKeys body) {
        caller.need("licenses:write");
        ProductId product = product(caller.vendor(), id);
        return idempotent.once(
                request, caller, 201, tx -> load(tx, caller.vendor(), product, body.keys()));
    }

    private Loaded load(Tx tx, VendorId vendor, ProductId product, List<String> keys) {
        int loaded = load.run(tx, vendor, product, keys, clocks.now(vendor), clocks.real());
        return new Loaded(
                product.toString(),
                loaded,
                keys.size() - loaded,
                Stock.of(pool.stock(tx.sql(), vendor, product)));
    }

    @GetMapping("/v1/products/{id}/keys")
    PoolView stock(Caller caller, @PathVariable String id) {
        caller.need("licenses:read");
        ProductId product = product(caller.vendor(), id);
        return new PoolView(
                product.toString(),
                Stock.of(database.read(sql -> pool.stock(sql, caller.vendor(), product))));
    }

    private ProductId product(VendorId vendor, String id) {
        if (!Ids.isValid("prd", id) || !catalog.sells(vendor, ProductId.parse(id))) {
            throw Problem.notFound("product", id);
        }
        return ProductId.parse(id);
    }
}
