package dev.kontor.platform;

import java.util.UUID;

/**
 * The tenant that a row belongs to: a live vendor, or one of a vendor's sandboxes. It is the first
 * column of every key of every vendor-owned table.
 */
public record VendorId(UUID value) {
    /** Reads {@code vnd_…}; refuses anything else with {@link IllegalArgumentException}. */
    public static VendorId parse(String text) {
        return new VendorId(Ids.parse("vnd", text));
    }

    @Override
    public String toString() {
        return Ids.format("vnd", value);
    }
}
