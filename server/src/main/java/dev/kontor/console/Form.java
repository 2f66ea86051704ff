package dev.kontor.console;

import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has typed into a form of the console, and what is wrong with it. A field is named
 * as the API names it, with dots for slashes: {@code localized.0.amount}.
 *
 * @param errors sentences by field; that of the whole form under {@link #WHOLE}
 */
public record Form(Map<String, String> values, Map<String, String> errors) {
    /** The form as a whole, among the errors. */
    public static final String WHOLE = "form";

    private static final String FAULT = "console.fault.";

    public Form {
        values = Map.copyOf(values);
        errors = Map.copyOf(errors);
    }

    /** A form as it is shown first. */
    public static Form of(Map<String, String> values) {
        return new Form(values, Map.of());
    }

    /** What was sent: of several values of a field all, separated by spaces. */
    public static Form sent(HttpServletRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        request.getParameterMap()
                .forEach((name, all) -> values.put(name, String.join(" ", all).strip()));
        return Form.of(values);
    }

    /** What stands in the field; empty when nothing does. */
    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    /** What stands in the field; null when nothing does. */
    public @Nullable String text(String field) {
        String value = get(field);
        return value.isEmpty() ? null : value;
    }

    public boolean has(String field) {
        return !get(field).isEmpty();
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    public boolean isFaulty() {
        return !errors.isEmpty();
    }

    /** The same with one more error; the first of a field stays. */
    public Form wrong(String field, String sentence) {
        Map<String, String> more = new HashMap<>(errors);
        more.putIfAbsent(field, sentence);
        return new Form(values, more);
    }

    /**
     * The same with what a module refused, each fault at its field, in words. A refusal that is no
     * matter of this form, such as that there is no such object, goes on.
     */
    public Form refused(Problem problem, Words words) {
        if (problem.faults().isEmpty()) {
            if (problem.status() != 409) {
                throw problem;
            }
            return wrong(WHOLE, sentence(words, WHOLE, problem.code()));
        }
        Form form = this;
        for (var fault : problem.faults()) {
            String field = fault.pointer().isEmpty() ? WHOLE : field(fault.pointer());
            form = form.wrong(field, sentence(words, field, fault.code()));
        }
        return form;
    }

    private static String field(String pointer) {
        return pointer.substring(1).replace('/', '.');
    }

    /** By field and code, by code, or for any: the first that there are words for. */
    private static String sentence(Words words, String field, String code) {
        String plain = field.replaceAll("\\.\\d+", "");
        return Stream.of(plain + "." + code, code, "other")
                .map(it -> FAULT + it)
                .filter(words::has)
                .findFirst()
                .map(words::get)
                .orElseThrow();
    }
}
