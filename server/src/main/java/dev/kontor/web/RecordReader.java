package dev.kontor.web;

import dev.kontor.platform.Fault;
import dev.kontor.platform.Problem;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a JSON object into a record, strictly: fields are the components in snake case, those that
 * are not {@code @Nullable} are required, types are never coerced, unknown fields are refused, and
 * {@code jakarta.validation} constraints on components are checked. All faults are found in one
 * pass.
 */
public final class RecordReader {
    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private record Shape(Constructor<?> constructor, List<Member> members, Set<String> names) {}

    private record Member(String name, Type type, boolean optional, Constraints constraints) {}

    private final List<Fault> faults = new ArrayList<>();

    private RecordReader() {}

    /** The record, or a 422 that names every fault. */
    public static <T> T read(JsonNode body, Class<T> type) {
        RecordReader reader = new RecordReader();
        Object value = reader.object(body, type, "");
        if (!reader.faults.isEmpty()) {
            throw Problem.invalid(reader.faults);
        }
        return type.cast(Objects.requireNonNull(value));
    }

    /** The record together with its faults, for whoever finds more of them. */
    static <T> Body<T> body(JsonNode body, Class<T> type) {
        RecordReader reader = new RecordReader();
        Object value = reader.object(body, type, "");
        return new Body<>(body, type.cast(reader.faults.isEmpty() ? value : null), reader.faults);
    }

    private @Nullable Object object(JsonNode node, Class<?> type, String pointer) {
        if (!node.isObject()) {
            return fault(pointer, "wrong_type", "Must be an object.");
        }
        Shape shape = SHAPES.computeIfAbsent(type, RecordReader::shape);
        node.propertyNames().stream()
                .filter(name -> !shape.names().contains(name))
                .forEach(name ->
                        fault(
                                pointer + "/" + escape(name),
                                "unknown_field",
                                "There is no field of this name."));
        @Nullable Object[] values = new @Nullable Object[shape.members().size()];
        int before = faults.size();
        for (int i = 0; i < values.length; i++) {
            Member member = shape.members().get(i);
            values[i] = member(node.get(member.name()), member, pointer + "/" + member.name());
        }
        return faults.size() == before ? construct(shape, values, pointer) : null;
    }

    private @Nullable Object member(@Nullable JsonNode node, Member member, String pointer) {
        if (node == null || node.isNull()) {
            return member.optional() ? null : fault(pointer, "required", "Is required.");
        }
        Object value = value(node, member.type(), pointer);
        if (value != null) {
            member.constraints().check(value, pointer, faults);
        }
        return value;
    }

    private @Nullable Object value(JsonNode node, Type type, String pointer) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? list(node, generic.getActualTypeArguments()[0], pointer)
                    : map(node, pointer);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == JsonNode.class) {
            return node;
        }
        return plain.isRecord() && !Scalars.isScalar(plain)
                ? object(node, plain, pointer)
                : Scalars.read(node, plain, pointer, faults);
    }

    /** A faulty item keeps its place: its list is not too short, and goes no further anyway. */
    private @Nullable Object list(JsonNode node, Type element, String pointer) {
        if (!node.isArray()) {
            return fault(pointer, "wrong_type", "Must be a list.");
        }
        List<@Nullable Object> values = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            JsonNode item = node.get(i);
            Object value =
                    item.isNull()
                            ? fault(pointer + "/" + i, "required", "Must not be null.")
                            : value(item, element, pointer + "/" + i);
            values.add(value);
        }
        return Collections.unmodifiableList(values);
    }

    private @Nullable Object map(JsonNode node, String pointer) {
        if (!node.isObject()) {
            return fault(pointer, "wrong_type", "Must be an object of strings.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!Scalars.isClean(entry.getKey())) {
                return fault(pointer, "invalid_key", "A key has control characters.");
            }
            Object value =
                    Scalars.read(
                            entry.getValue(),
                            String.class,
                            pointer + "/" + escape(entry.getKey()),
                            faults);
            if (value instanceof String text) {
                values.put(entry.getKey(), text);
            }
        }
        return values;
    }

    private @Nullable Object construct(Shape shape, @Nullable Object[] values, String pointer) {
        try {
            return shape.constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                return fault(pointer, "invalid", String.valueOf(refused.getMessage()));
            }
            if (e.getCause() instanceof Problem problem) {
                problem.faults()
                        .forEach(it -> fault(pointer + it.pointer(), it.code(), it.detail()));
                return null;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object fault(String pointer, String code, String detail) {
        faults.add(new Fault(pointer, code, detail));
        return null;
    }

    private static Shape shape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Member> members = new ArrayList<>();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            types[i] = component.getType();
            members.add(
                    new Member(
                            snakeCase(component.getName()),
                            component.getGenericType(),
                            component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                            Constraints.of(component)));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            Set<String> names = new HashSet<>();
            members.forEach(member -> names.add(member.name()));
            return new Shape(constructor, List.copyOf(members), names);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    static String snakeCase(String name) {
        StringBuilder text = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                text.append('_').append(Character.toLowerCase(c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String escape(String name) {
        String short_ = name.length() <= 60 ? name : name.substring(0, 60) + "…";
        return short_.replace("~", "~0").replace("/", "~1");
    }
}
