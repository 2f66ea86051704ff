package dev.kontor.filing;

import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Entity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Whose returns are meant, and how much of them is seen.
 *
 * @param owner under whom returns are kept: the sandbox, or what stands for the live entity
 * @param vendors whose lines are seen
 * @param files whether the caller may file and pay
 */
public record Scope(
        UUID owner,
        Entity entity,
        List<VendorId> vendors,
        boolean live,
        boolean files,
        Instant now) {

    /** A sandbox, by whoever holds its key. */
    static Scope sandbox(VendorId vendor, Entity entity, Instant now) {
        return new Scope(vendor.value(), entity, List.of(vendor), false, true, now);
    }

    /** A live vendor's own part of its entity's returns. */
    static Scope part(VendorId vendor, Entity entity, Instant now) {
        return new Scope(idOf(entity), entity, List.of(vendor), true, false, now);
    }

    /** All live vendors of an entity, for its operator. */
    static Scope whole(Entity entity, List<VendorId> vendors, Instant now) {
        return new Scope(idOf(entity), entity, vendors, true, true, now);
    }

    private static UUID idOf(Entity entity) {
        return UUID.nameUUIDFromBytes(("entity:" + entity.code()).getBytes(StandardCharsets.UTF_8));
    }

    /** By the calendar of the entity. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, entity.zone());
    }
}
