package dev.kontor.taxids.forms;

/**
 * What an id's own form says of it.
 *
 * @param country ISO 3166-1, with GR for Greece
 * @param normalized as it is written on invoices and sent to registers, such as {@code
 *     DE136695976}; without blanks and punctuation where the form is wrong
 * @param syntax whether length and characters are right
 * @param checksum whether the check digits are right too; where a scheme has none, whether the
 *     syntax is
 * @param scheme whether the country's scheme is known; if not, the syntax is only plausible
 */
public record TaxIdCheck(
        String country, String normalized, boolean syntax, boolean checksum, boolean scheme) {}
