package dev.kontor.ledger;

import java.util.Currency;

/**
 * What account 2100 holds for one kind of tax of one place.
 *
 * @param jurisdiction such as {@code DE} or {@code US-TX}
 * @param taxType such as {@code vat}
 * @param amount minor units of {@code currency}; negative when more was given back
 */
public record TaxOwed(String jurisdiction, String taxType, Currency currency, long amount) {}
