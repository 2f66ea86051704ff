package dev.kontor.nexus;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A registration as the API shows it.
 *
 * @param jurisdiction such as {@code US-TX}, or {@code EU} for the One-Stop Shop
 * @param scheme such as {@code oss_union}
 * @param period of its returns, such as {@code quarter}; null is the usual one there
 * @param to the last day, or null while it lasts
 * @param recordedOn when it was put on record: returns of earlier periods are not asked for
 */
public record RegistrationView(
        String id,
        String jurisdiction,
        String scheme,
        String number,
        @Nullable String period,
        LocalDate from,
        @Nullable LocalDate to,
        LocalDate recordedOn) {
    static RegistrationView of(Registered it) {
        Registered.Period period = it.period();
        return new RegistrationView(
                it.shownId(),
                it.jurisdiction(),
                it.scheme().name().toLowerCase(Locale.ROOT),
                it.number(),
                period == null ? null : period.name().toLowerCase(Locale.ROOT),
                it.from(),
                it.until(),
                it.recordedOn());
    }
}
