package dev.kontor.storefront;

import dev.kontor.orders.Orders;
import dev.kontor.platform.VendorId;
import dev.kontor.support.Customers;
import dev.kontor.vendors.Vendor;
import java.util.Optional;

/** Tells the contact form whose shop this is, and which order somebody asks about. */
final class ShopCustomers implements Customers {
    private final Shop shop;
    private final Orders orders;

    ShopCustomers(Shop shop, Orders orders) {
        this.shop = shop;
        this.orders = orders;
    }

    @Override
    public Optional<VendorId> home() {
        return shop.vendor().map(Vendor::id);
    }

    @Override
    public Optional<KnownOrder> order(String number, String email) {
        return orders.named(number, email).map(it -> new KnownOrder(it.vendor(), it.id().value()));
    }
}
