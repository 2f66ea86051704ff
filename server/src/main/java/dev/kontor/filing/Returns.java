package dev.kontor.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which returns there are, newest first.
 *
 * @param unassigned what no return in the table takes
 */
public record Returns(List<Row> data, List<Unassigned> unassigned, @Nullable String nextCursor) {

    public Returns {
        data = List.copyOf(data);
        unassigned = List.copyOf(unassigned);
    }

    /**
     * A return of a period.
     *
     * @param status as in {@link Report}
     * @param sums in the currencies of the sales; late amounts are counted where they were booked
     * @param confidence H, M or L
     * @param reference under which the authority has it
     */
    public record Row(
            String scheme,
            String name,
            String period,
            LocalDate from,
            LocalDate until,
            LocalDate dueOn,
            String status,
            String currency,
            List<Sum> sums,
            String confidence,
            @Nullable Instant lockedAt,
            @Nullable Instant filedAt,
            @Nullable String reference,
            @Nullable Instant paidAt) {}

    /** Amounts in minor units of the currency. */
    public record Sum(String currency, long net, long tax) {}

    /** What no return in the table takes. */
    public record Unassigned(
            String jurisdiction,
            String taxType,
            String treatment,
            String currency,
            long net,
            long tax) {}
}
