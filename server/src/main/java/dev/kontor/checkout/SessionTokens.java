package dev.kontor.checkout;

import dev.kontor.platform.Vault;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.VendorTokens;
import dev.kontor.vendors.Vendors;
import java.util.Optional;

/** Tokens of checkout pages: whoever has the link may see and pay the session. */
final class SessionTokens {
    /** A session that a token opens. */
    record Opened(Vendor vendor, CheckoutId session) {}

    private final VendorTokens tokens;

    SessionTokens(Vault vault, Vendors vendors) {
        this.tokens = new VendorTokens("checkout.token", vault, vendors);
    }

    String of(Vendor vendor, CheckoutId session) {
        return tokens.of(vendor, session.value());
    }

    /** The session of a token; empty when the token was not made by us. */
    Optional<Opened> open(String token) {
        return tokens.open(token).map(it -> new Opened(it.vendor(), new CheckoutId(it.id())));
    }
}
