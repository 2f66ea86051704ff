package dev.kontor.demo;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.Coupon;
import dev.kontor.catalog.DeliverySpec;
import dev.kontor.catalog.FileId;
import dev.kontor.catalog.Price;
import dev.kontor.catalog.PriceTerms;
import dev.kontor.catalog.PriceTerms.Localized;
import dev.kontor.catalog.Product;
import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.delivery.StoredFile;
import dev.kontor.delivery.VendorFiles;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A small, believable catalog: a perpetual license, an e-book, a course and a prepaid SaaS plan.
 */
final class DemoCatalog {
    private static final int MACHINES = 3;

    private final Catalog catalog;
    private final VendorFiles files;

    DemoCatalog(Catalog catalog, VendorFiles files) {
        this.catalog = catalog;
        this.files = files;
    }

    void fill(Tx tx, VendorId vendor, Instant now) {
        perpetualLicense(tx, vendor, now);
        book(tx, vendor, now);
        course(tx, vendor, now);
        plan(tx, vendor, now);
        catalog.addCoupon(
                tx,
                vendor,
                new Coupon.Draft(
                        "WELCOME10",
                        new Coupon.Value.Percent(BigDecimal.TEN),
                        Set.of(),
                        null,
                        null,
                        Map.of()),
                now);
    }

    private void perpetualLicense(Tx tx, VendorId vendor, Instant now) {
        FileId installer =
                file(
                        tx,
                        vendor,
                        "lumen-photo-4.zip",
                        "application/zip",
                        DemoFiles.installer(),
                        now);
        add(
                tx,
                vendor,
                "Lumen Photo 4",
                "A photo editor for people who would rather be outside. Pay once, keep it for ever.",
                TaxCategory.SOFTWARE_DOWNLOAD,
                "LUMEN PHOTO",
                List.of(
                        new DeliverySpec.LicenseKey(DeliverySpec.KeyMode.GENERATED, MACHINES, null),
                        new DeliverySpec.Download(installer)),
                terms(11_900, 10_900, 9_900, 11_900),
                "lumen-photo-4",
                now);
    }

    private void book(Tx tx, VendorId vendor, Instant now) {
        FileId book =
                file(
                        tx,
                        vendor,
                        "the-trading-office.epub",
                        "application/epub+zip",
                        DemoFiles.book(),
                        now);
        add(
                tx,
                vendor,
                "The Trading Office",
                "A short history of the Hanseatic kontor, and what it teaches about keeping books.",
                TaxCategory.EBOOK,
                "TRADING OFFICE",
                List.of(new DeliverySpec.Download(book)),
                terms(2_400, 2_300, 2_000, 2_400),
                "the-trading-office",
                now);
    }

    private void course(Tx tx, VendorId vendor, Instant now) {
        add(
                tx,
                vendor,
                "Ledgers by Example",
                "Six hours of recorded lessons on double entry for engineers, with exercises.",
                TaxCategory.COURSE_RECORDED,
                "LEDGERS COURSE",
                List.of(new DeliverySpec.AccessCode()),
                terms(7_900, 7_900, 6_900, 7_900),
                "ledgers-by-example",
                now);
    }

    private void plan(Tx tx, VendorId vendor, Instant now) {
        add(
                tx,
                vendor,
                "Lumen Cloud, 12 months",
                "Your pictures on every machine, edited anywhere. One year, paid in advance.",
                TaxCategory.SAAS,
                "LUMEN CLOUD",
                List.of(
                        new DeliverySpec.LicenseKey(
                                DeliverySpec.KeyMode.GENERATED, MACHINES, Period.ofYears(1))),
                terms(14_900, 14_900, 12_900, 14_900),
                "lumen-cloud-12",
                now);
    }

    private void add(
            Tx tx,
            VendorId vendor,
            String name,
            String description,
            TaxCategory category,
            String statement,
            List<DeliverySpec> deliveries,
            PriceTerms terms,
            String lookupKey,
            Instant now) {
        Product product =
                catalog.addProduct(
                        tx,
                        vendor,
                        new Product.Draft(
                                name, description, category, statement, deliveries, Map.of()),
                        now);
        catalog.addPrice(
                tx, vendor, new Price.Draft(product.id(), terms, lookupKey, Map.of()), now);
    }

    /** Euro, dollar, pound and franc; only the dollar is without tax. */
    private static PriceTerms terms(long eur, long usd, long gbp, long chf) {
        return new PriceTerms(
                Currency.getInstance("EUR"),
                eur,
                TaxBehavior.INCLUSIVE,
                List.of(
                        local("USD", usd, TaxBehavior.EXCLUSIVE),
                        local("GBP", gbp, TaxBehavior.INCLUSIVE),
                        local("CHF", chf, TaxBehavior.INCLUSIVE)));
    }

    private static Localized local(String currency, long amount, TaxBehavior behavior) {
        return new Localized(null, Currency.getInstance(currency), amount, behavior);
    }

    private FileId file(
            Tx tx, VendorId vendor, String name, String type, byte[] content, Instant now) {
        StoredFile stored = files.store(vendor, name, type, new ByteArrayInputStream(content), now);
        files.register(tx, stored);
        return stored.id();
    }
}
