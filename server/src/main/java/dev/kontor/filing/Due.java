package dev.kontor.filing;

import java.time.LocalDate;

/**
 * A day by which a return has to be filed and paid.
 *
 * @param status as in {@link Report}
 * @param source the law
 * @param confidence H, M or L
 */
public record Due(
        LocalDate dueOn,
        String scheme,
        String name,
        String period,
        String status,
        String currency,
        String source,
        String confidence,
        String note) {}
