package dev.kontor.house;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The JSON schemas of the records that the server reads and writes, by the rules of its own reader
 * and writer: what the contract must say.
 */
final class TypeSchemas {
    /** Patterns that JSON schemas write otherwise than Java. */
    private static final Map<String, String> PATTERNS =
            Map.of(
                    "(?s).*\\S.*",
                    "\\S",
                    "\\S|\\S[^\\p{Cntrl}]*\\S",
                    "^(\\S|\\S[^\\x00-\\x1f\\x7f]*\\S)$");

    private final boolean request;

    private TypeSchemas(boolean request) {
        this.request = request;
    }

    /** Of a body that clients send: strict, with every limit. */
    static Map<String, Object> read(Type type) {
        return new TypeSchemas(true).of(type);
    }

    /** Of an answer: every member is always there. */
    static Map<String, Object> written(Type type) {
        return new TypeSchemas(false).of(type);
    }

    private Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() && !isParsed(plain) ? object(plain, null) : scalar(plain);
    }

    private Map<String, Object> generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw.isRecord()) {
            return object(raw, arguments[0]);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            Type item = arguments[0];
            return schema("array", "items", isOpen(item) ? schema("object") : of(item));
        }
        Map<String, Object> map = schema("object");
        map.put("additionalProperties", schema("string"));
        return map;
    }

    private static boolean isOpen(Type item) {
        return item instanceof ParameterizedType it && it.getRawType() == Map.class;
    }

    private Map<String, Object> object(Class<?> type, @Nullable Type argument) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : members(type)) {
            String name = snakeCase(component.getName());
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!request || !nullable) {
                required.add(name);
            }
            Map<String, Object> schema = new LinkedHashMap<>(member(component, argument));
            if (request) {
                limits(component, schema);
            }
            properties.put(name, nullable ? nullable(schema) : schema);
        }
        Map<String, Object> object = schema("object");
        if (request) {
            object.put("additionalProperties", false);
        }
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("properties", properties);
        return object;
    }

    /** Those of its groups are an object's own. */
    private static List<RecordComponent> members(Class<?> type) {
        List<RecordComponent> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (find(component, JsonUnwrapped.class) == null) {
                members.add(component);
            } else {
                members.addAll(members(component.getType()));
            }
        }
        return members;
    }

    private Map<String, Object> member(RecordComponent component, @Nullable Type argument) {
        return component.getGenericType() instanceof ParameterizedType it
                        && argument != null
                        && Collection.class.isAssignableFrom((Class<?>) it.getRawType())
                ? schema("array", "items", of(argument))
                : of(component.getGenericType());
    }

    private static Map<String, Object> scalar(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return schema("boolean");
        }
        if (type == long.class
                || type == Long.class
                || type == int.class
                || type == Integer.class) {
            return schema("integer");
        }
        if (type == Instant.class) {
            return schema("string", "format", "date-time");
        }
        if (type == LocalDate.class) {
            return schema("string", "format", "date");
        }
        if (type == BigDecimal.class) {
            return new LinkedHashMap<>(Map.of("type", List.of("string", "number")));
        }
        if (type == Currency.class) {
            return schema("string", "pattern", "^[A-Z]{3}$");
        }
        if (type.isEnum()) {
            return schema(
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants())
                            .map(it -> ((Enum<?>) it).name().toLowerCase(Locale.ROOT))
                            .toList());
        }
        boolean open = type == JsonNode.class || type == Object.class;
        return open ? new LinkedHashMap<>() : schema("string");
    }

    private static boolean isParsed(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(it -> it.getName().equals("parse") && it.getParameterCount() == 1);
    }

    private static void limits(RecordComponent component, Map<String, Object> schema) {
        Size size = find(component, Size.class);
        if (size != null) {
            String unit = "array".equals(schema.get("type")) ? "Items" : "Length";
            if (size.min() > 0) {
                schema.put("min" + unit, size.min());
            }
            schema.put("max" + unit, size.max());
        }
        Min min = find(component, Min.class);
        if (min != null) {
            schema.put("minimum", min.value());
        }
        Max max = find(component, Max.class);
        if (max != null) {
            schema.put("maximum", max.value());
        }
        Pattern pattern = find(component, Pattern.class);
        if (pattern != null) {
            String known = PATTERNS.get(pattern.regexp());
            schema.put("pattern", known == null ? "^(" + pattern.regexp() + ")$" : known);
        }
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

    private static Map<String, Object> nullable(Map<String, Object> schema) {
        Object type = schema.get("type");
        if (type instanceof List<?> several) {
            List<Object> types = new ArrayList<>(several);
            types.add("null");
            schema.put("type", types);
        } else if (type != null) {
            schema.put("type", List.of(type, "null"));
        }
        if (schema.get("enum") instanceof List<?> values) {
            List<@Nullable Object> more = new ArrayList<>(values);
            more.add(null);
            schema.put("enum", more);
        }
        return schema;
    }

    private static Map<String, Object> schema(String type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        return schema;
    }

    private static Map<String, Object> schema(String type, String keyword, Object value) {
        Map<String, Object> schema = schema(type);
        schema.put(keyword, value);
        return schema;
    }

    static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
