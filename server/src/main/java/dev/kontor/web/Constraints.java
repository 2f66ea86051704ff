package dev.kontor.web;

import dev.kontor.platform.Fault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code jakarta.validation} constraints of one record component that this server honors. */
final class Constraints {
    private final @Nullable Size size;
    private final @Nullable Min min;
    private final @Nullable Max max;
    private final java.util.regex.@Nullable Pattern pattern;
    private final String patternMessage;

    private Constraints(
            @Nullable Size size, @Nullable Min min, @Nullable Max max, @Nullable Pattern pattern) {
        this.size = size;
        this.min = min;
        this.max = max;
        this.pattern = pattern == null ? null : java.util.regex.Pattern.compile(pattern.regexp());
        this.patternMessage = pattern == null ? "" : pattern.message();
    }

    static Constraints of(RecordComponent component) {
        return new Constraints(
                find(component, Size.class),
                find(component, Min.class),
                find(component, Max.class),
                find(component, Pattern.class));
    }

    /** Annotations with a FIELD target live on the record's field, not on its component. */
    private static <A extends Annotation> @Nullable A find(
            RecordComponent component, Class<A> type) {
        try {
            return component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .getAnnotation(type);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    void check(Object value, String pointer, List<Fault> faults) {
        if (value instanceof Number number) {
            range(number.longValue(), pointer, faults);
        }
        if (size != null) {
            size(value, size, pointer, faults);
        }
        if (pattern != null && !pattern.matcher(value.toString()).matches()) {
            faults.add(new Fault(pointer, "invalid_format", patternMessage));
        }
        if (value instanceof Map<?, ?> map) {
            metadata(map, pointer, faults);
        }
    }

    private void range(long value, String pointer, List<Fault> faults) {
        if (min != null && value < min.value()) {
            faults.add(new Fault(pointer, "out_of_range", "Must be at least " + min.value() + "."));
        }
        if (max != null && value > max.value()) {
            faults.add(new Fault(pointer, "out_of_range", "Must be at most " + max.value() + "."));
        }
    }

    private static void size(Object value, Size size, String pointer, List<Fault> faults) {
        int length =
                switch (value) {
                    case Collection<?> items -> items.size();
                    case Map<?, ?> map -> map.size();
                    default -> value.toString().codePointCount(0, value.toString().length());
                };
        if (length < size.min()) {
            String least = value instanceof String ? "characters" : "items";
            faults.add(
                    new Fault(
                            pointer,
                            "too_short",
                            "Needs at least " + size.min() + " " + least + "."));
        }
        if (length > size.max()) {
            faults.add(new Fault(pointer, "too_long", "Has more than " + size.max() + "."));
        }
    }

    /**
     * The limits of {@code metadata} (api.md 1): 50 pairs, keys to 40, values to 500 characters.
     */
    private static void metadata(Map<?, ?> map, String pointer, List<Fault> faults) {
        if (map.size() > 50) {
            faults.add(new Fault(pointer, "too_long", "Has more than 50 pairs."));
        }
        map.forEach((key, value) -> {
            if (key.toString().isEmpty() || key.toString().length() > 40) {
                faults.add(new Fault(pointer, "invalid_key", "Keys have 1 to 40 characters."));
            }
            if (value.toString().length() > 500) {
                faults.add(
                        new Fault(
                                pointer + "/" + key, "too_long", "Has more than 500 characters."));
            }
        });
    }
}
