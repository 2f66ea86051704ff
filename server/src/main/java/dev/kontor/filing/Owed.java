package dev.kontor.filing;

import java.util.Currency;

/**
 * What account 2100 holds of one tax. In minor units of the currency.
 *
 * @param there whether it is of days on which the seller declares its sales in that other member
 *     state by a return of that state
 */
record Owed(String jurisdiction, String taxType, boolean there, Currency currency, long amount) {}
