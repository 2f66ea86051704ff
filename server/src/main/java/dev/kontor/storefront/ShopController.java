package dev.kontor.storefront;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.Offer;
import dev.kontor.catalog.PriceId;
import dev.kontor.checkout.Checkouts;
import dev.kontor.checkout.Draft;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.AddressLimit;
import dev.kontor.web.Languages;
import dev.kontor.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The shop: its window, its products, and the way into the checkout (api.md 13). */
@RestController
final class ShopController {
    private static final int SESSIONS_A_MINUTE = 120;

    private final Shop shop;
    private final Catalog catalog;
    private final ShopPages shopPages;
    private final Checkouts checkouts;
    private final Settings settings;
    private final Pages pages;
    private final AddressLimit sessions = new AddressLimit(SESSIONS_A_MINUTE);

    ShopController(
            Shop shop,
            Catalog catalog,
            ShopPages shopPages,
            Checkouts checkouts,
            Settings settings,
            Pages pages) {
        this.shop = shop;
        this.catalog = catalog;
        this.shopPages = shopPages;
        this.checkouts = checkouts;
        this.settings = settings;
        this.pages = pages;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> window(HttpServletRequest request) {
        Words words = Languages.of(request);
        return shop.vendor()
                .map(vendor ->
                        pages.page(
                                "shop/window.jte",
                                Map.of(
                                        "page",
                                        shopPages.all(vendor, words, country(request, vendor)))))
                .orElseGet(() -> pages.page("shop/closed.jte", Map.of("words", words)));
    }

    @GetMapping("/p/{price}")
    ResponseEntity<byte[]> product(HttpServletRequest request, @PathVariable String price) {
        Vendor vendor = vendor();
        Offer offer = offer(vendor, price);
        ShopPage page =
                shopPages.of(
                        vendor, Languages.of(request), List.of(offer), country(request, vendor));
        return pages.page("shop/product.jte", Map.of("page", page));
    }

    /** Opens a session with one of the product, and leads to its page. */
    @PostMapping("/p/{price}/buy")
    ResponseEntity<byte[]> buy(HttpServletRequest request, @PathVariable String price) {
        sessions.check(request);
        Vendor vendor = vendor();
        Offer offer = offer(vendor, price);
        String locale = Languages.of(request).locale().toLanguageTag();
        String path =
                checkouts.open(
                        vendor.id(),
                        new Draft(
                                List.of(new Draft.Item(offer.price().toString(), 1)),
                                Draft.Buyer.in(country(request, vendor), true),
                                null,
                                locale,
                                null,
                                settings.baseUrl() + "/",
                                settings.baseUrl() + "/p/" + offer.price(),
                                Map.of()));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .body(new byte[0]);
    }

    private Vendor vendor() {
        return shop.vendor().orElseThrow(() -> Problem.notFound("shop", "on this server"));
    }

    private Offer offer(Vendor vendor, String price) {
        if (!Ids.isValid("prc", price)) {
            throw Problem.notFound("product", price);
        }
        return catalog.offer(vendor.id(), PriceId.parse(price))
                .filter(Offer::active)
                .orElseThrow(() -> Problem.notFound("product", price));
    }

    /** Where the visitor seems to be, until the checkout asks. */
    private static String country(HttpServletRequest request, Vendor vendor) {
        return Languages.country(request).orElse(vendor.entity().country());
    }
}
