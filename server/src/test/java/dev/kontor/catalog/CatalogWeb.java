package dev.kontor.catalog;

import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.web.Idempotent;
import dev.kontor.web.TestWeb;

/** The catalog's controllers on the test platform. */
final class CatalogWeb {
    private CatalogWeb() {}

    static TestWeb of(VendorId vendor, Catalog catalog) {
        Idempotent once = TestWeb.idempotent();
        return TestWeb.of(
                vendor,
                new ProductController(
                        catalog, TestPlatform.database(), once, TestPlatform.clocks()),
                new PriceController(catalog, TestPlatform.database(), once, TestPlatform.clocks()),
                new CouponController(
                        catalog, TestPlatform.database(), once, TestPlatform.clocks()));
    }
}
