package dev.kontor.web;

/** A controller whose objects may stand in place of their ids: {@code ?expand=buyer} (api.md 1). */
public interface Expandable {
    /** Of the ids of its objects, such as {@code byr}. */
    String prefix();

    /** The object as {@code GET} answers it; 404 when there is none, 403 without the scope. */
    Object get(Caller caller, String id);
}
