package dev.kontor.vendors;

import dev.kontor.platform.Codes;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Tokens that open one object of a vendor's to whoever has the link: the vendor's code, the
 * object's id, and a keyed hash of both. Nothing is stored for them.
 */
public final class VendorTokens {
    /** What a token opens. */
    public record Opened(Vendor vendor, UUID id) {}

    private static final int CODE = 5;
    private static final int ID = 26;
    private static final int MAC_BYTES = 15;
    private static final int MAC = 24;

    private final String purpose;
    private final Vault vault;
    private final Vendors vendors;

    /**
     * @param purpose such as {@code orders.token}: a token made for one opens nothing of another
     */
    public VendorTokens(String purpose, Vault vault, Vendors vendors) {
        this.purpose = purpose;
        this.vault = vault;
        this.vendors = vendors;
    }

    public String of(Vendor vendor, UUID id) {
        String body = (vendor.code() + Ids.format("", id).substring(1)).toLowerCase(Locale.ROOT);
        return body + mac(body);
    }

    /** What a token opens; empty when it was not made by us. */
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
                .map(vendor -> new Opened(vendor, Ids.parse("", id)));
    }

    private String mac(String body) {
        return Codes.encode(vault.mac(purpose, body, MAC_BYTES)).toLowerCase(Locale.ROOT);
    }

    private static boolean same(String a, String b) {
        return Codes.same(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
