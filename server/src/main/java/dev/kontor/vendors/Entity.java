package dev.kontor.vendors;

import java.time.ZoneId;
import java.util.Currency;

/**
 * A legal entity that sells in its own name: the merchant of record.
 *
 * @param code in invoice numbers, such as {@code EU}
 * @param country where it is established, ISO 3166-1
 * @param zone whose days its tax points and invoices are dated by
 * @param currency of its books
 * @param address as printed, lines separated by line feeds
 * @param registry register court and number, as printed
 */
public record Entity(
        String code,
        String legalName,
        String country,
        ZoneId zone,
        Currency currency,
        String address,
        String vatId,
        String registry,
        String email,
        String phone) {}
