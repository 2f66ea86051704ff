package dev.kontor.access;

import dev.kontor.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the API a request speaks (api.md 1): a date. Changes are additive so far, so all
 * dates mean the same; when one is not, requests dated before it will be served as they were.
 */
final class ApiVersion {
    static final String HEADER = "Kontor-Version";

    /** For keys that are first used without a word on it. */
    static final LocalDate CURRENT = LocalDate.of(2026, 11, 1);

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private ApiVersion() {}

    /** The version that the request names; 422 when it is no date. */
    static @Nullable LocalDate asked(HttpServletRequest request) {
        String text = request.getHeader(HEADER);
        if (text == null) {
            return null;
        }
        try {
            if (FORM.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw noDate();
        }
        throw noDate();
    }

    private static Problem noDate() {
        return Problem.invalid(
                "/" + HEADER, "invalid_format", "Must be a date such as " + CURRENT + ".");
    }
}
