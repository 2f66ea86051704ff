package dev.kontor.web;

import dev.kontor.platform.Fault;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads single JSON values: text, whole numbers, decimals (as text or number), booleans, dates,
 * moments, currencies, enums (lower case) and every type with a static {@code parse(String)}.
 */
final class Scalars {
    private static final Map<Class<?>, Optional<MethodHandle>> PARSERS = new ConcurrentHashMap<>();

    private Scalars() {}

    static boolean isScalar(Class<?> type) {
        return parser(type).isPresent();
    }

    static @Nullable Object read(JsonNode node, Class<?> type, String pointer, List<Fault> faults) {
        if (type == boolean.class || type == Boolean.class) {
            return node.isBoolean()
                    ? (Object) node.booleanValue()
                    : wrong(faults, pointer, "Must be true or false.");
        }
        if (type == long.class || type == Long.class) {
            return whole(node, Long.MIN_VALUE, Long.MAX_VALUE, pointer, faults);
        }
        if (type == int.class || type == Integer.class) {
            Long value = whole(node, Integer.MIN_VALUE, Integer.MAX_VALUE, pointer, faults);
            return value == null ? null : (Object) value.intValue();
        }
        if (type == BigDecimal.class && node.isNumber()) {
            return node.decimalValue();
        }
        if (!node.isString()) {
            return wrong(faults, pointer, "Must be a string.");
        }
        return text(node.stringValue(), type, pointer, faults);
    }

    private static @Nullable Long whole(
            JsonNode node, long min, long max, String pointer, List<Fault> faults) {
        if (!node.isIntegralNumber()) {
            wrong(faults, pointer, "Must be a whole number.");
            return null;
        }
        if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
            faults.add(new Fault(pointer, "out_of_range", "Is too large."));
            return null;
        }
        return node.longValue();
    }

    private static @Nullable Object text(
            String text, Class<?> type, String pointer, List<Fault> faults) {
        if (!isClean(text)) {
            faults.add(
                    new Fault(
                            pointer, "invalid_text", "Has control characters or broken Unicode."));
            return null;
        }
        try {
            return parse(text, type);
        } catch (DateTimeException | NumberFormatException e) {
            faults.add(new Fault(pointer, "invalid_format", expected(type)));
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(pointer, "invalid_value", expected(type)));
        }
        return null;
    }

    private static Object parse(String text, Class<?> type) {
        if (type == String.class) {
            return text;
        }
        if (type == BigDecimal.class) {
            if (text.length() > 40) {
                throw new NumberFormatException();
            }
            return new BigDecimal(text);
        }
        if (type == Instant.class) {
            return moment(text);
        }
        if (type == LocalDate.class) {
            return day(text);
        }
        if (type == Currency.class) {
            return Currency.getInstance(text);
        }
        if (type.isEnum()) {
            return constant(text, type);
        }
        return invoke(parser(type).orElseThrow(), text);
    }

    /** A moment as RFC 3339 writes it; anything else is a {@link DateTimeException}. */
    static Instant moment(String text) {
        Instant moment = Instant.parse(text);
        requireYear(moment.atOffset(ZoneOffset.UTC).getYear());
        return moment;
    }

    /** A day as RFC 3339 writes it; anything else is a {@link DateTimeException}. */
    static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        requireYear(day.getYear());
        return day;
    }

    /** RFC 3339 knows years of four digits. */
    private static void requireYear(int year) {
        if (year < 1 || year > 9_999) {
            throw new DateTimeException("year " + year);
        }
    }

    private static Object constant(String text, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> ((Enum<?>) it).name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(it -> ((Enum<?>) it).name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "Must be one of: ", "."));
        }
        return switch (type.getSimpleName()) {
            case "Instant" -> "Must be a time such as 2026-03-01T12:00:00Z.";
            case "LocalDate" -> "Must be a date such as 2026-03-01.";
            case "Currency" -> "Must be an ISO 4217 code such as EUR.";
            case "BigDecimal" -> "Must be a decimal number.";
            default ->
                    "Is not a valid "
                            + RecordReader.snakeCase(type.getSimpleName())
                                    .substring(1)
                                    .replace('_', ' ')
                            + ".";
        };
    }

    /** Without control characters and broken surrogate pairs. */
    static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\t' && c != '\r')
                    || c == 0x7f
                    || c == 0xfffe
                    || c == 0xffff) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<MethodHandle> parser(Class<?> type) {
        return PARSERS.computeIfAbsent(type, Scalars::findParser);
    }

    private static Optional<MethodHandle> findParser(Class<?> type) {
        try {
            Method method = type.getDeclaredMethod("parse", String.class);
            if (!Modifier.isStatic(method.getModifiers())) {
                return Optional.empty();
            }
            method.setAccessible(true);
            return Optional.of(MethodHandles.lookup().unreflect(method));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object invoke(MethodHandle parser, String text) {
        try {
            return parser.invoke(text);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object wrong(List<Fault> faults, String pointer, String detail) {
        faults.add(new Fault(pointer, "wrong_type", detail));
        return null;
    }
}
