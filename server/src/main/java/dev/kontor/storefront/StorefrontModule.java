package dev.kontor.storefront;

import dev.kontor.access.ApiKeys;
import dev.kontor.catalog.Catalog;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Settings;
import dev.kontor.support.Customers;
import dev.kontor.vendors.Vendors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the shop. */
@Configuration(proxyBeanMethods = false)
class StorefrontModule {
    @Bean
    Shop shop(Settings settings, Vendors vendors, ApiKeys keys) {
        return new Shop(settings, vendors, keys);
    }

    @Bean
    Customers customers(Shop shop, Orders orders) {
        return new ShopCustomers(shop, orders);
    }

    @Bean
    ShopPages shopPages(Catalog catalog) {
        return new ShopPages(catalog);
    }
}
