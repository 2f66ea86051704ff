package dev.kontor.vendors;

import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import java.math.BigDecimal;

/**
 * A tenant that sells: a live vendor or one of its sandboxes.
 *
 * @param account the live vendor that both belong to
 * @param code five Crockford digits that name this tenant in keys, tokens and invoice numbers
 * @param live whether real money moves
 * @param feePercent of the gross amount that the platform keeps, such as 5
 * @param feeFixed kept per order besides
 */
public record Vendor(
        VendorId id,
        VendorId account,
        String code,
        boolean live,
        String name,
        Entity entity,
        String supportEmail,
        String website,
        BigDecimal feePercent,
        Money feeFixed) {}
