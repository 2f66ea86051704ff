package dev.kontor.events;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened, about to be appended.
 *
 * @param type such as {@code order.paid} (api.md 11)
 * @param objectId the object whose sequence it continues
 * @param actor who did it: {@code key:kt_test_demo}, {@code staff:ada@…}, {@code buyer}, {@code
 *     system}
 * @param at in the vendor's time
 * @param data the object's state as JSON, as the API shows it
 */
public record Event(
        VendorId vendor, String type, UUID objectId, String actor, Instant at, byte[] data) {}
