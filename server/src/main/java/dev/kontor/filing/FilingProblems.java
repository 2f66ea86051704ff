package dev.kontor.filing;

import dev.kontor.platform.Problem;
import java.time.LocalDate;

/** What this module refuses. */
final class FilingProblems {
    static final String RATE_MISSING = "rate_missing";

    private FilingProblems() {}

    static Problem unknownScheme(String code) {
        return Problem.notFound("tax report", code);
    }

    static Problem invalidPeriod(Scheme scheme, String text, LocalDate today) {
        return Problem.invalid(
                "/period",
                "invalid_period",
                text
                        + " is not a period of this return, which is filed by "
                        + switch (scheme.containing(today).length()) {
                            case MONTH -> "month, such as 2026-03.";
                            case TWO_MONTHS -> "two months, such as 2026-B2.";
                            case QUARTER -> "quarter, such as 2026-Q1.";
                            case YEAR -> "year, such as 2026.";
                        });
    }

    static Problem noSuchFormat() {
        return Problem.invalid(
                "/format", "format_not_available", "This report comes as json and csv only.");
    }

    /** Live returns are the entity's. */
    static Problem operatorOnly() {
        return Problem.of(
                403,
                "operator_only",
                "The entity that sells is the taxable person: only its operator files and pays.");
    }

    static Problem periodNotOver(Period period) {
        return Problem.conflict(
                "period_not_over",
                "The period ends on " + period.until() + "; it cannot be locked yet.");
    }

    static Problem differs() {
        return Problem.conflict(
                "differs_from_ledger",
                "Account 2100 and the tax lines of the period differ; nothing is filed until they agree.");
    }

    static Problem provisional() {
        return Problem.conflict(
                "rate_provisional",
                "An amount was converted at a rate that nobody published. Give the rate first.");
    }

    static Problem unknownCustomer() {
        return Problem.conflict(
                "customer_without_tax_id", "A customer of this statement has no tax id.");
    }

    static Problem noRate(String currency, LocalDate day) {
        return Problem.conflict(
                RATE_MISSING,
                "There is no rate of " + currency + " for " + day + ". Give one first.");
    }

    /** The non-Union scheme gives its own number. */
    static Problem noNumber() {
        return Problem.conflict(
                "registration_missing",
                "The entity has no number of the scheme on record, such as EU372123456.");
    }

    static Problem notFiled() {
        return Problem.conflict("report_not_filed", "What is paid must have been filed before.");
    }
}
