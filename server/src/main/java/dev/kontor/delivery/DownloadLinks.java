package dev.kontor.delivery;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Codes;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signed links (handbook 8.4): {@code /d/{grant}?exp=&sig=}, with an HMAC over method, path, end
 * and grant. A link begins downloads for 15 minutes of real time.
 */
final class DownloadLinks {
    private static final Duration TTL = Duration.ofMinutes(15);
    private static final Pattern EXP = Pattern.compile("[1-9]\\d{0,11}");

    /** A link as somebody opened it. */
    record Link(String grant, @Nullable String exp, @Nullable String sig) {}

    /**
     * What a genuine link says.
     *
     * @param until when it no longer begins a download, in real time
     */
    record Opened(VendorId vendor, EntitlementId entitlement, Instant until) {}

    private final Vault vault;
    private final Vendors vendors;
    private final Clocks clocks;
    private final String baseUrl;

    DownloadLinks(Vault vault, Vendors vendors, Clocks clocks, String baseUrl) {
        this.vault = vault;
        this.vendors = vendors;
        this.clocks = clocks;
        this.baseUrl = baseUrl;
    }

    /** A link that begins downloads from now on. */
    String url(VendorId vendor, EntitlementId entitlement) {
        DownloadGrant grant = new DownloadGrant(vendors.get(vendor).code(), entitlement);
        String exp = Long.toString(clocks.real().plus(TTL).getEpochSecond());
        return baseUrl + path(grant) + "?exp=" + exp + "&sig=" + sign(grant, exp);
    }

    /** Reads a link; empty when we did not make it. */
    Optional<Opened> read(Link link) {
        String exp = link.exp();
        String sig = link.sig();
        if (exp == null || sig == null || !EXP.matcher(exp).matches()) {
            return Optional.empty();
        }
        Instant until = Instant.ofEpochSecond(Long.parseLong(exp));
        return DownloadGrant.read(link.grant())
                .filter(grant -> isSigned(grant, exp, sig))
                .flatMap(grant ->
                        vendors.byCode(grant.vendorCode())
                                .map(it -> new Opened(it.id(), grant.entitlement(), until)));
    }

    private boolean isSigned(DownloadGrant grant, String exp, String sig) {
        byte[] ours = sign(grant, exp).getBytes(StandardCharsets.US_ASCII);
        return Codes.same(ours, sig.getBytes(StandardCharsets.US_ASCII));
    }

    private String sign(DownloadGrant grant, String exp) {
        String message = "GET|" + path(grant) + "|" + exp + "|" + grant;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(vault.mac("delivery.downloads", message));
    }

    private static String path(DownloadGrant grant) {
        return "/d/" + grant;
    }
}
