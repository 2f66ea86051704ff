package dev.kontor.platform;

/**
 * One fault of a request.
 *
 * @param pointer JSON pointer to the field, such as {@code /lines/0/amount}
 * @param code stable, for programs, such as {@code required}
 * @param detail one sentence for people
 */
public record Fault(String pointer, String code, String detail) {}
