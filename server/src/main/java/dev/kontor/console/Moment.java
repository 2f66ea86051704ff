package dev.kontor.console;

/**
 * A point in time on a page.
 *
 * @param text for people
 * @param machine for machines, RFC 3339
 */
public record Moment(String text, String machine) {}
