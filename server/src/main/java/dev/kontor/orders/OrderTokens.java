package dev.kontor.orders;

import dev.kontor.platform.Vault;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.VendorTokens;
import dev.kontor.vendors.Vendors;
import java.util.Optional;

/** Tokens of order pages: whoever has the link from the mail sees the order. */
public final class OrderTokens {
    /** An order that a token opens. */
    public record Opened(Vendor vendor, OrderId order) {}

    private final VendorTokens tokens;

    OrderTokens(Vault vault, Vendors vendors) {
        this.tokens = new VendorTokens("orders.token", vault, vendors);
    }

    public String of(Vendor vendor, OrderId order) {
        return tokens.of(vendor, order.value());
    }

    /** The order of a token; empty when the token was not made by us. */
    public Optional<Opened> open(String token) {
        return tokens.open(token).map(it -> new Opened(it.vendor(), new OrderId(it.id())));
    }
}
