package dev.kontor.orders;

import dev.kontor.platform.Codes;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Vault;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Tokens of order pages: the vendor's code, the order's id, and a keyed hash of both, so that
 * whoever has the link from the mail sees the order, and nothing is stored for it.
 */
public final class OrderTokens {
    /** An order that a token opens. */
    public record Opened(Vendor vendor, OrderId order) {}

    private static final int CODE = 5;
    private static final int ID = 26;
    private static final int MAC_BYTES = 15;
    private static final int MAC = 24;

    private final Vault vault;
    private final Vendors vendors;

    OrderTokens(Vault vault, Vendors vendors) {
        this.vault = vault;
        this.vendors = vendors;
    }

    public String of(Vendor vendor, OrderId order) {
        String body =
                (vendor.code() + Ids.format("", order.value()).substring(1))
                        .toLowerCase(Locale.ROOT);
        return body + mac(body);
    }

    /** The order of a token; empty when the token was not made by us. */
    public Optional<Opened> open(String token) {
        if (token.length() != CODE + ID + MAC) {
            return Optional.empty();
        }
        String body = token.substring(0, CODE + ID);
        String id = "_" + body.substring(CODE);
        if (!Ids.isValid("", id) || !same(token.substring(CODE + ID), mac(body))) {
            return Optional.empty();
        }
        return vendors.byCode(body.substring(0, CODE).toUpperCase(Locale.ROOT))
                .map(vendor -> new Opened(vendor, new OrderId(Ids.parse("", id))));
    }

    private String mac(String body) {
        return Codes.encode(vault.mac("orders.token", body, MAC_BYTES)).toLowerCase(Locale.ROOT);
    }

    private static boolean same(String a, String b) {
        return Codes.same(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
