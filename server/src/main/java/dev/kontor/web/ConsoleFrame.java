package dev.kontor.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the work in the console, on every page.
 *
 * @param vendor whose data are shown
 * @param tenant which of the vendor's: live, or which sandbox
 * @param notice across the top, such as that this is a sandbox and what its clock says
 * @param person who is signed in
 * @param done what the form before this page has done
 * @param csrfName name of the field that carries {@code csrfToken} in every form
 */
public record ConsoleFrame(
        String vendor,
        String tenant,
        @Nullable String notice,
        String person,
        List<Room> rooms,
        @Nullable String done,
        String csrfName,
        String csrfToken) {

    /**
     * A part of the console.
     *
     * @param current whether this page is in it
     * @param count of what waits there; 0 shows nothing
     */
    public record Room(Icon icon, String label, String href, boolean current, long count) {}

    public ConsoleFrame {
        rooms = List.copyOf(rooms);
    }
}
