package dev.kontor.console.products;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.CatalogEditor;
import dev.kontor.catalog.DeliverySpec;
import dev.kontor.catalog.DeliverySpec.KeyMode;
import dev.kontor.catalog.FileId;
import dev.kontor.catalog.Offer;
import dev.kontor.catalog.Price;
import dev.kontor.catalog.PriceTerms;
import dev.kontor.catalog.Product;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.TaxBehavior;
import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.delivery.KeyPools;
import dev.kontor.delivery.StoredFile;
import dev.kontor.delivery.VendorFiles;
import dev.kontor.platform.Money;
import dev.kontor.platform.Words;
import dev.kontor.web.Icon;
import java.time.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Makes what the pages of products show. */
final class ProductPages {
    private final CatalogEditor editor;
    private final Catalog catalog;
    private final KeyPools pools;
    private final VendorFiles files;

    ProductPages(CatalogEditor editor, Catalog catalog, KeyPools pools, VendorFiles files) {
        this.editor = editor;
        this.catalog = catalog;
        this.pools = pools;
        this.files = files;
    }

    /** Rows of the list; what can be bought shows its prices. */
    List<ProductPage.Row> rows(Staff staff, List<Product> products) {
        Map<ProductId, List<Offer>> offers =
                catalog.list(staff.vendorId()).stream()
                        .collect(Collectors.groupingBy(Offer::product));
        return products.stream()
                .map(it -> row(staff, it, offers.getOrDefault(it.id(), List.of())))
                .toList();
    }

    private ProductPage.Row row(Staff staff, Product product, List<Offer> offers) {
        return new ProductPage.Row(
                ProductsRoomController.PATH + "/" + product.id(),
                product.draft().name(),
                category(staff.words(), product),
                offers.stream().map(it -> amount(staff.words(), it.terms())).toList(),
                deliveries(staff, product));
    }

    /** The page of a product, with a form on it that may have to be corrected. */
    ResponseEntity<byte[]> show(
            int status, Staff staff, ProductId id, Form form, ConsolePages pages) {
        Product product = editor.product(staff.vendorId(), id);
        List<Price> prices = editor.prices(staff.vendorId(), id);
        return pages.page(
                status,
                staff,
                "console/products/show.jte",
                Map.of("page", page(staff, product, prices), "form", form));
    }

    private ProductPage page(Staff staff, Product product, List<Price> prices) {
        Words words = staff.words();
        boolean pooled =
                product.draft().deliveries().stream()
                        .anyMatch(it ->
                                it instanceof DeliverySpec.LicenseKey key
                                        && key.mode() == KeyMode.POOL);
        return new ProductPage(
                ProductsRoomController.PATH + "/" + product.id(),
                product.draft().name(),
                product.draft().description(),
                category(words, product),
                product.draft().statementName(),
                product.active(),
                words.time(product.createdAt(), staff.zone()),
                deliveries(staff, product),
                prices.stream().map(it -> price(words, it)).toList(),
                pooled ? pools.stock(staff.vendorId(), product.id()) : null,
                staff.may(Task.CATALOG));
    }

    private static String category(Words words, Product product) {
        return words.get("console.category." + product.draft().taxCategory().code());
    }

    static ProductPage.PriceRow price(Words words, Price price) {
        PriceTerms terms = price.draft().terms();
        return new ProductPage.PriceRow(
                ProductsRoomController.PATH + "/prices/" + price.id(),
                amount(words, terms),
                tax(words, terms.behavior()),
                terms.localized().stream().map(it -> localized(words, it)).toList(),
                price.draft().lookupKey(),
                price.active(),
                price.sold());
    }

    private static String amount(Words words, PriceTerms terms) {
        return money(words, terms.amount(), terms.currency());
    }

    private static String localized(Words words, PriceTerms.Localized it) {
        String amount = money(words, it.amount(), it.currency()) + " " + tax(words, it.behavior());
        String country = it.country();
        return country == null
                ? amount
                : words.get("console.price.in_country", amount, words.country(country));
    }

    private static String money(Words words, long minor, Currency currency) {
        return words.money(new Money(minor, currency));
    }

    static String tax(Words words, TaxBehavior behavior) {
        return words.get("console.price.tax." + behavior.code());
    }

    private List<ProductPage.Delivery> deliveries(Staff staff, Product product) {
        List<ProductPage.Delivery> all = new ArrayList<>();
        for (DeliverySpec it : product.draft().deliveries()) {
            all.add(delivery(staff, all.size(), it));
        }
        return all;
    }

    private ProductPage.Delivery delivery(Staff staff, int place, DeliverySpec spec) {
        Words words = staff.words();
        String title = words.get("console.delivery." + spec.type());
        return switch (spec) {
            case DeliverySpec.LicenseKey it ->
                    new ProductPage.Delivery(place, Icon.KEY, title, key(words, it));
            case DeliverySpec.Download it ->
                    new ProductPage.Delivery(place, Icon.DOWN, title, file(staff, it.file()));
            case DeliverySpec.AccessCode _ ->
                    new ProductPage.Delivery(place, Icon.DOOR, title, null);
            case DeliverySpec.Account it ->
                    new ProductPage.Delivery(place, Icon.PEOPLE, title, it.url().toString());
            case DeliverySpec.EmailAttachment it ->
                    new ProductPage.Delivery(place, Icon.MAIL, title, file(staff, it.file()));
        };
    }

    private static String key(Words words, DeliverySpec.LicenseKey it) {
        return String.join(
                " · ",
                words.get("console.key_mode." + it.mode().code()),
                words.get("console.delivery.machines", it.activationLimit()),
                duration(words, it.duration()));
    }

    private static String duration(Words words, @Nullable Period period) {
        if (period == null) {
            return words.get("console.duration.forever");
        }
        Period months = Period.ofMonths(Math.toIntExact(period.toTotalMonths()));
        return months.normalized().equals(period.normalized())
                ? words.get("console.duration.months", months.toTotalMonths())
                : words.get("console.duration.period", period.toString());
    }

    private @Nullable String file(Staff staff, FileId id) {
        return files.find(staff.vendorId(), id).map(ProductPages::file).orElse(null);
    }

    private static String file(StoredFile it) {
        return it.name() + " · " + size(it.size());
    }

    private static String size(long bytes) {
        long kilobytes = Math.ceilDiv(bytes, 1024L);
        return kilobytes < 1024 ? kilobytes + " KiB" : Math.ceilDiv(kilobytes, 1024L) + " MiB";
    }
}
