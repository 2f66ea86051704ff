package dev.kontor.web;

/** One of several things to choose from on a page. */
public record Choice(String value, String label, boolean selected) {}
