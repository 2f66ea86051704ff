package dev.kontor.checkout;

import dev.kontor.platform.Codes;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Vault;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Tokens of checkout pages: the vendor's code, the session's id, and a keyed hash of both. Whoever
 * has the link may see and pay the session; nothing is stored for it.
 */
final class SessionTokens {
    /** A session that a token opens. */
    record Opened(Vendor vendor, CheckoutId session) {}

    private static final int CODE = 5;
    private static final int ID = 26;
    private static final int MAC_BYTES = 15;
    private static final int MAC = 24;

    private final Vault vault;
    private final Vendors vendors;

    SessionTokens(Vault vault, Vendors vendors) {
        this.vault = vault;
        this.vendors = vendors;
    }

    String of(Vendor vendor, CheckoutId session) {
        String body =
                (vendor.code() + Ids.format("", session.value()).substring(1))
                        .toLowerCase(Locale.ROOT);
        return body + mac(body);
    }

    /** The session of a token; empty when the token was not made by us. */
    Optional<Opened> open(String token) {
        if (token.length() != CODE + ID + MAC) {
            return Optional.empty();
        }
        String body = token.substring(0, CODE + ID);
        String id = "_" + body.substring(CODE);
        if (!Ids.isValid("", id) || !same(token.substring(CODE + ID), mac(body))) {
            return Optional.empty();
        }
        return vendors.byCode(body.substring(0, CODE).toUpperCase(Locale.ROOT))
                .map(vendor -> new Opened(vendor, new CheckoutId(Ids.parse("", id))));
    }

    private String mac(String body) {
        return Codes.encode(vault.mac("checkout.token", body, MAC_BYTES)).toLowerCase(Locale.ROOT);
    }

    private static boolean same(String a, String b) {
        return Codes.same(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
