package dev.kontor.taxids;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a tax id.
 *
 * @param normalized as it is written on invoices
 * @param syntax whether length and characters are right
 * @param checksum whether the check digits are right too
 * @param status what the register says; INVALID without asking when the check digits are wrong
 * @param consultationNumber the register's proof that it was asked
 * @param doubt why a sale on this answer is looked at again
 */
public record TaxIdAnswer(
        String normalized,
        boolean syntax,
        boolean checksum,
        TaxIdStatus status,
        @Nullable String consultationNumber,
        @Nullable TaxIdDoubt doubt) {}
