package dev.kontor.filing;

import java.time.LocalDate;

/**
 * The return that takes what is taxed in a place.
 *
 * @param jurisdiction of the place, such as {@code US-TX}
 * @param period the one that lasts
 */
public record Declared(String jurisdiction, String scheme, String name, String period) {
    static Declared in(Scheme scheme, String jurisdiction, LocalDate day) {
        return new Declared(
                jurisdiction, scheme.code(), scheme.name(), scheme.containing(day).toString());
    }
}
