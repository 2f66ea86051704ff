package dev.kontor.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a return says, as a draft or as it was locked. Amounts in minor units of {@code currency},
 * negative where more was taken back than sold.
 *
 * @param entity code of the legal entity that files
 * @param partial whether only one vendor's part of the entity's return is shown
 * @param status {@code open} until the period ends, {@code due}, {@code overdue}, {@code locked},
 *     {@code filed}, {@code paid}
 * @param corrections of earlier quarters, at their rates (One-Stop Shop)
 * @param direct corrections that are too old for the return: to be told the member state itself
 * @param balances by member state (One-Stop Shop)
 * @param customers the recapitulative statement's rows
 * @param elsewhere what the One-Stop Shop leaves to returns of member states themselves
 * @param boxes of the form, where it has any that lines can fill
 * @param rates at which amounts were converted
 * @param problems what stands against filing
 * @param lockedAt since when it says this; null for a draft
 * @param reference under which the authority has it
 */
public record Report(
        String scheme,
        String name,
        String jurisdiction,
        String period,
        LocalDate from,
        LocalDate until,
        LocalDate dueOn,
        String status,
        String entity,
        boolean partial,
        String currency,
        boolean nil,
        List<Line> lines,
        List<Correction> corrections,
        List<Correction> direct,
        List<Balance> balances,
        List<Customer> customers,
        List<Elsewhere> elsewhere,
        List<BoxAmount> boxes,
        Totals totals,
        List<Rate> rates,
        List<Reconciled> reconciliation,
        List<String> problems,
        String confidence,
        String source,
        @Nullable Instant lockedAt,
        @Nullable Instant filedAt,
        @Nullable String reference,
        @Nullable Instant paidAt) {

    public Report {
        lines = List.copyOf(lines);
        corrections = List.copyOf(corrections);
        direct = List.copyOf(direct);
        balances = List.copyOf(balances);
        customers = List.copyOf(customers);
        elsewhere = List.copyOf(Objects.requireNonNullElse(elsewhere, List.of())); // Not kept once.
        boxes = List.copyOf(boxes);
        rates = List.copyOf(rates);
        reconciliation = List.copyOf(reconciliation);
        problems = List.copyOf(problems);
    }

    /**
     * Tax of one kind.
     *
     * @param net amounts without tax, each counted once
     * @param taxable the part of the net amounts that the rate is applied to
     * @param latePeriod the locked period that the amounts come from, or null
     */
    public record Line(
            String country,
            @Nullable String region,
            String jurisdiction,
            String taxType,
            String rateType,
            String rate,
            String treatment,
            long net,
            long taxable,
            long tax,
            @Nullable String latePeriod) {}

    /** Tax of an earlier quarter, given or taken. */
    public record Correction(String period, String country, long tax) {}

    /** What a member state is owed, corrections included; a negative one it pays back itself. */
    public record Balance(String country, long tax) {}

    /** What was sold to a business that accounts for the tax. */
    public record Customer(String country, String taxId, long net) {}

    /**
     * A member state whose tax of these days is declared there, by a return of its own.
     *
     * @param scheme code of that return
     * @param from the first of the days, within the period
     * @param until the last
     */
    public record Elsewhere(
            String country, String scheme, String name, LocalDate from, LocalDate until) {}

    public record BoxAmount(String box, String name, long amount) {}

    /**
     * What it comes to.
     *
     * @param taxable what was taxed, each sale counted once, however many taxes lie on it
     * @param due what has to be paid: negative balances of member states are not set off
     */
    public record Totals(long net, long taxable, long tax, long corrections, long due) {}

    /**
     * A rate that amounts were converted at.
     *
     * @param rate units of {@code currency} for one unit of the return's currency
     * @param day that the rate is for; published then or on the next day of publication
     * @param source {@code ecb}, {@code given} by the operator, or {@code provisional}
     */
    public record Rate(
            String currency, String rate, LocalDate day, LocalDate publishedOn, String source) {}

    /** Account 2100 against the tax lines, in the currency of the sales. */
    public record Reconciled(String currency, long ledger, long lines, long difference) {}

    /** The same as it stands since it was locked. */
    Report as(ReportStore.Kept kept) {
        return new Report(
                scheme,
                name,
                jurisdiction,
                period,
                from,
                until,
                dueOn,
                kept.status(),
                entity,
                partial,
                currency,
                nil,
                lines,
                corrections,
                direct,
                balances,
                customers,
                elsewhere,
                boxes,
                totals,
                rates,
                reconciliation,
                problems,
                confidence,
                source,
                kept.lockedAt(),
                kept.filedAt(),
                kept.reference(),
                kept.paidAt());
    }
}
