package dev.kontor.console;

import dev.kontor.platform.VendorId;
import dev.kontor.web.Icon;
import java.util.function.ToLongFunction;

/**
 * A part of the console. A bean of this type is all that it needs to be in the navigation.
 *
 * @param place in the order of the navigation
 * @param path of its first page; every page of it lies below
 * @param label key of its name in the words
 * @param waiting how much work waits there for a person; 0 shows nothing
 */
public record Room(
        int place, Icon icon, String path, String label, ToLongFunction<VendorId> waiting) {

    /** A room in which nothing ever waits. */
    public static Room quiet(int place, Icon icon, String path, String label) {
        return new Room(place, icon, path, label, vendor -> 0);
    }

    /** Whether a page is in this room. */
    boolean holds(String page) {
        return page.equals(path) || (!path.equals(Staff.START) && page.startsWith(path + "/"));
    }
}
