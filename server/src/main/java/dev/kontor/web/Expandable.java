package dev.kontor.web;

import dev.kontor.platform.Words;
import java.util.Map;

/** A controller whose objects may stand in place of their ids: {@code ?expand=buyer} (api.md 1). */
public interface Expandable {
    /** Of the ids of its objects, such as {@code byr}. */
    String prefix();

    /** The object as {@code GET} answers it; 404 when there is none, 403 without the scope. */
    Object get(Caller caller, String id);

    /**
     * More about one field of the object, such as an order's {@code tax}: members that are added to
     * what the field holds, with sentences in this language. Empty for a field without more.
     */
    default Map<String, Object> part(Caller caller, String id, String field, Words words) {
        return Map.of();
    }
}
