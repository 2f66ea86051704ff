package dev.kontor.events;

import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The event log over HTTP: pulled in order, byte for byte as webhooks push it. */
@RestController
@RequestMapping("/v1/events")
final class EventsController {
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final Events events;

    EventsController(Events events) {
        this.events = events;
    }

    /**
     * The log after an event, oldest first. {@code next_cursor} is the id of the last event shown
     * while there are more; a client that goes on from the last id it has seen misses nothing.
     */
    @GetMapping
    ResponseEntity<byte[]> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable Integer limit) {
        caller.need("events:read");
        int most = limit(limit);
        List<StoredEvent> found =
                events.after(caller.vendor(), start(after, cursor), type, most + 1);
        boolean more = found.size() > most;
        return Idempotent.answer(200, page(more ? found.subList(0, most) : found, more));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(Caller caller, @PathVariable String id) {
        caller.need("events:read");
        return Idempotent.answer(
                200, find(caller, id).orElseThrow(() -> EventsProblems.noEvent(id)).body());
    }

    private Optional<StoredEvent> find(Caller caller, String id) {
        try {
            return events.find(caller.vendor(), EventId.parse(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable EventId start(@Nullable String after, @Nullable String cursor) {
        String from = cursor == null ? after : cursor;
        try {
            return from == null ? null : EventId.parse(from);
        } catch (IllegalArgumentException e) {
            throw EventsProblems.badCursor(cursor == null ? "/after" : "/cursor");
        }
    }

    private static byte[] page(List<StoredEvent> shown, boolean more) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        write(body, "{\"data\":[");
        for (int i = 0; i < shown.size(); i++) {
            write(body, i == 0 ? "" : ",");
            body.writeBytes(shown.get(i).body());
        }
        write(body, "],\"next_cursor\":");
        write(body, more ? "\"" + shown.getLast().id() + "\"}" : "null}");
        return body.toByteArray();
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int limit(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw Problem.invalid("/limit", "out_of_range", "Must be between 1 and 100.");
        }
        return limit == null ? USUAL : limit;
    }
}
