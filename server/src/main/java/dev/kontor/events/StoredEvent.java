package dev.kontor.events;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it stands in the log.
 *
 * @param sequence its place among the events of its object, from 1, without gaps
 * @param data the object's state as JSON
 */
public record StoredEvent(
        EventId id,
        String type,
        UUID objectId,
        int sequence,
        String actor,
        Instant at,
        byte[] data) {
    /** The event as clients get it, pushed or pulled: the same bytes every time. */
    public byte[] body() {
        String head =
                "{\"id\":\"%s\",\"type\":\"%s\",\"created_at\":\"%s\",\"sequence\":%d,\"data\":{\"object\":"
                        .formatted(id, type, at, sequence);
        ByteArrayOutputStream body = new ByteArrayOutputStream(head.length() + data.length + 2);
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(data);
        body.writeBytes(new byte[] {'}', '}'});
        return body.toByteArray();
    }
}
