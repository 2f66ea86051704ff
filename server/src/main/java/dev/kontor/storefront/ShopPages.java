package dev.kontor.storefront;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.DeliverySpec;
import dev.kontor.catalog.Offer;
import dev.kontor.catalog.PriceTerms.UnitPrice;
import dev.kontor.catalog.TaxBehavior;
import dev.kontor.platform.Money;
import dev.kontor.platform.Words;
import dev.kontor.storefront.ShopPage.Get;
import dev.kontor.vendors.Vendor;
import dev.kontor.web.Icon;
import java.util.ArrayList;
import java.util.List;

/** Makes the pages of the shop for a visitor. */
final class ShopPages {
    private final Catalog catalog;

    ShopPages(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Everything on sale, in the currency of the visitor's country where there is a price. */
    ShopPage all(Vendor vendor, Words words, String country) {
        return of(vendor, words, catalog.list(vendor.id()), country);
    }

    ShopPage of(Vendor vendor, Words words, List<Offer> offers, String country) {
        return new ShopPage(
                words,
                vendor.name(),
                vendor.entity().legalName(),
                !vendor.live(),
                offers.stream().map(it -> product(words, it, country)).toList());
    }

    private static ShopPage.Product product(Words words, Offer offer, String country) {
        UnitPrice price =
                offer.priceFor(country, null)
                        .orElseGet(() ->
                                new UnitPrice(offer.currency(), offer.amount(), offer.behavior()));
        boolean inclusive = price.behavior() == TaxBehavior.INCLUSIVE;
        return new ShopPage.Product(
                offer.name(),
                offer.description(),
                icon(offer),
                "/p/" + offer.price(),
                words.money(new Money(price.amount(), price.currency())),
                words.get(inclusive ? "shop.incl_tax" : "shop.plus_tax"),
                gets(words, offer));
    }

    private static Icon icon(Offer offer) {
        return switch (offer.taxCategory()) {
            case SOFTWARE_DOWNLOAD, GAME -> Icon.CODE;
            case SAAS, HOSTING, DATA_SERVICE -> Icon.CLOUD;
            case EBOOK, EPERIODICAL -> Icon.BOOK;
            case COURSE_RECORDED, COURSE_LIVE -> Icon.COURSE;
            case AUDIOBOOK, AUDIO, VIDEO -> Icon.DOWN;
            case HUMAN_SERVICE -> Icon.PEOPLE;
            case GIFTCARD_SPV, GIFTCARD_MPV -> Icon.TAG;
        };
    }

    private static List<Get> gets(Words words, Offer offer) {
        List<Get> gets = new ArrayList<>();
        offer.deliveries().forEach(it -> gets.add(get(words, it)));
        if (gets.isEmpty()) {
            gets.add(new Get(Icon.CHECK, words.get("shop.get.nothing")));
        }
        gets.add(new Get(Icon.RECEIPT, words.get("shop.promise_invoice")));
        gets.add(new Get(Icon.UNDO, words.get("shop.promise_return")));
        gets.add(new Get(Icon.HELP, words.get("shop.promise_help")));
        return gets;
    }

    private static Get get(Words words, DeliverySpec delivery) {
        return switch (delivery) {
            case DeliverySpec.LicenseKey it ->
                    new Get(
                            Icon.KEY,
                            words.get("shop.get.license_key")
                                    + ". "
                                    + words.get(
                                            "shop.get.license_key_seats", it.activationLimit()));
            case DeliverySpec.Download _ -> new Get(Icon.DOWN, words.get("shop.get.download"));
            case DeliverySpec.AccessCode _ -> new Get(Icon.DOOR, words.get("shop.get.access_code"));
            case DeliverySpec.Account it ->
                    new Get(
                            Icon.PEOPLE,
                            words.get("shop.get.account", String.valueOf(it.url().getHost())));
            case DeliverySpec.EmailAttachment _ ->
                    new Get(Icon.MAIL, words.get("shop.get.email_attachment"));
        };
    }
}
