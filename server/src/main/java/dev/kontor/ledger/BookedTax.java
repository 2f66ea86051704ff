package dev.kontor.ledger;

import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a journal says of a sale: its tax by place and type (2100), and its net amount (4000 less
 * 4010).
 *
 * @param jurisdiction of the tax, null for the net amount
 * @param amount minor units of {@code currency}; negative on what is taken back
 */
public record BookedTax(
        UUID journal,
        @Nullable String jurisdiction,
        @Nullable String taxType,
        Currency currency,
        long amount) {}
