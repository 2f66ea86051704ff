package dev.kontor.delivery;

import dev.kontor.platform.Codes;
import dev.kontor.platform.Ids;
import java.util.Locale;
import java.util.Optional;

/**
 * What a download's link stands for, {@code 7f3k2_06g2…}: the vendor's code and the entitlement, so
 * that a public look-up names its vendor.
 */
record DownloadGrant(String vendorCode, EntitlementId entitlement) {
    private static final int CODE = 5;

    static Optional<DownloadGrant> read(String text) {
        if (text.length() <= CODE) {
            return Optional.empty();
        }
        String code = text.substring(0, CODE);
        return Codes.isCode(code.toUpperCase(Locale.ROOT), CODE) && Ids.isValid(code, text)
                ? Optional.of(
                        new DownloadGrant(
                                code.toUpperCase(Locale.ROOT),
                                new EntitlementId(Ids.parse(code, text))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return Ids.format(vendorCode.toLowerCase(Locale.ROOT), entitlement.value());
    }
}
