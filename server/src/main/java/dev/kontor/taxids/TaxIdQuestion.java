package dev.kontor.taxids;

import dev.kontor.platform.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * A tax id to be checked.
 *
 * @param vendor who sells: what its people saw of ids counts, and what its operator has chosen
 * @param country ISO 3166-1, or EL or XI
 * @param typed as typed, 1 to 64 characters
 * @param live whether the real registers are asked, or the sandbox's
 * @param requester VAT id of the entity that sells, by which some registers give a proof
 * @param name of the buyer, compared with the register's where both are known
 */
public record TaxIdQuestion(
        VendorId vendor,
        String country,
        String typed,
        boolean live,
        @Nullable String requester,
        @Nullable String name) {}
