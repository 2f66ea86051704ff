package dev.kontor.vendors;

import dev.kontor.platform.Ids;
import dev.kontor.platform.VendorId;
import java.util.UUID;

/** The public name of a sandbox; the same value is its {@link VendorId}. */
public record SandboxId(UUID value) {
    public static SandboxId parse(String text) {
        return new SandboxId(Ids.parse("sbx", text));
    }

    public VendorId tenant() {
        return new VendorId(value);
    }

    @Override
    public String toString() {
        return Ids.format("sbx", value);
    }
}
