package dev.kontor.console;

import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.web.ConsoleFrame;
import dev.kontor.web.Pages;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers pages of the console: a template's work within the frame. */
public final class ConsolePages {
    private final Pages pages;
    private final List<Room> rooms;

    ConsolePages(Pages pages, List<Room> rooms) {
        this.pages = pages;
        this.rooms = rooms.stream().sorted(Comparator.comparingInt(Room::place)).toList();
    }

    /**
     * A page.
     *
     * @param template such as {@code console/orders/list.jte}: it is given {@code words} and {@code
     *     frame} besides the model, and uses {@code layout/console.jte}
     */
    public ResponseEntity<byte[]> page(Staff staff, String template, Map<String, Object> model) {
        return page(200, staff, template, model);
    }

    /** As above, with another status, such as 422 for a form that has to be corrected. */
    public ResponseEntity<byte[]> page(
            int status, Staff staff, String template, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("words", staff.words());
        all.put("frame", frame(staff));
        return pages.page(status, template, all);
    }

    /**
     * What follows a form that has done its work: another page, so that reloading does not repeat
     * it.
     *
     * @param path within the console
     * @param done what was done: the end of a key under {@code console.done}, said on that page
     */
    public static ResponseEntity<byte[]> after(String path, String done) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path + (path.contains("?") ? "&" : "?") + "done=" + done))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** A refusal, in words by its code, or else by its status. */
    public ResponseEntity<byte[]> problem(Staff staff, Problem problem) {
        String key =
                Stream.of(problem.code(), String.valueOf(problem.status()), "other")
                        .map(it -> "console.problem." + it)
                        .filter(staff.words()::has)
                        .findFirst()
                        .orElseThrow();
        return page(
                problem.status(),
                staff,
                "console/problem.jte",
                Map.of("key", key, "requestId", staff.requestId()));
    }

    private ConsoleFrame frame(Staff staff) {
        Words words = staff.words();
        return new ConsoleFrame(
                staff.vendor().name(),
                Tenant.label(staff.vendor(), words),
                staff.live()
                        ? null
                        : words.get("console.sandbox_clock", words.time(staff.now(), staff.zone())),
                staff.email(),
                rooms.stream().map(it -> room(it, staff)).toList(),
                done(staff),
                staff.csrfName(),
                staff.csrfToken());
    }

    private static ConsoleFrame.Room room(Room room, Staff staff) {
        return new ConsoleFrame.Room(
                room.icon(),
                staff.words().get(room.label()),
                room.path(),
                room.holds(staff.path()),
                room.waiting().applyAsLong(staff.vendorId()));
    }

    private static @Nullable String done(Staff staff) {
        String key = "console.done." + staff.done();
        return staff.words().has(key) ? staff.words().get(key) : null;
    }
}
