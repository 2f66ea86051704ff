package dev.kontor.nexus;

import dev.kontor.nexus.Registered.Period;
import dev.kontor.nexus.Registered.Scheme;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A registration to be put on record, as clients send it.
 *
 * @param jurisdiction such as {@code US-TX}, or {@code EU} for the One-Stop Shop
 * @param period of its returns, as the authority assigned it; as usual there without one
 * @param to the last day, or null while it lasts
 */
public record NewRegistration(
        @Size(min = 2, max = 20) String jurisdiction,
        Scheme scheme,
        @Size(min = 1, max = 60) @Pattern(regexp = "|.*\\S.*", message = "Is blank.") String number,
        @Nullable Period period,
        LocalDate from,
        @Nullable LocalDate to) {}
