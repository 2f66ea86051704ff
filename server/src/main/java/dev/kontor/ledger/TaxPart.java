package dev.kontor.ledger;

/**
 * Tax of one kind owed to one jurisdiction.
 *
 * @param jurisdiction such as {@code DE} or {@code US-TX}
 * @param taxType such as {@code vat}
 * @param amount minor units
 */
public record TaxPart(String jurisdiction, String taxType, long amount) {}
