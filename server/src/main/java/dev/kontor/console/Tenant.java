package dev.kontor.console;

import dev.kontor.platform.Words;
import dev.kontor.vendors.Vendor;

/** A vendor or sandbox that may be looked at, as the switch shows it. */
public record Tenant(String id, String vendor, String label, boolean live, boolean current) {

    static Tenant of(Vendor vendor, Staff staff) {
        return new Tenant(
                vendor.id().toString(),
                vendor.name(),
                label(vendor, staff.words()),
                vendor.live(),
                vendor.id().equals(staff.vendorId()));
    }

    /** A sandbox goes by the code that its order numbers begin with. */
    static String label(Vendor vendor, Words words) {
        return vendor.live()
                ? words.get("console.live")
                : words.get("console.sandbox", vendor.code());
    }
}
