package dev.kontor.delivery;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of a license, {@code lic_…}. */
public record LicenseId(UUID value) {
    public static LicenseId next() {
        return new LicenseId(Ids.next());
    }

    /** Reads {@code lic_…}; refuses anything else with {@link IllegalArgumentException}. */
    public static LicenseId parse(String text) {
        return new LicenseId(Ids.parse("lic", text));
    }

    @Override
    public String toString() {
        return Ids.format("lic", value);
    }
}
