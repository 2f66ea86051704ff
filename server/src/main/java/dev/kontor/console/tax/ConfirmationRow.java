package dev.kontor.console.tax;

/**
 * A tax id that a person has looked up, as a row of the list.
 *
 * @param seen when, and what proves it
 */
public record ConfirmationRow(
        String id,
        String taxId,
        String country,
        String name,
        String seen,
        String by,
        String until) {}
