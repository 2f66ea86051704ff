package dev.kontor.console.orders;

/** A labelled value, as it is shown. */
public record Fact(String label, String value) {}
