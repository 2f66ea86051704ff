package dev.kontor.docs;

import dev.kontor.docs.Reference.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The members of a schema as rows, those of objects within it below them. */
final class FieldList {
    private final List<Field> fields = new ArrayList<>();

    private FieldList() {}

    /** The members of an object's schema. */
    static List<Field> members(JsonNode schema) {
        FieldList list = new FieldList();
        list.add(schema, 0);
        return list.fields;
    }

    /** A parameter as a row. */
    static Field parameter(JsonNode parameter) {
        return field(
                0,
                parameter.get("name").stringValue(),
                parameter.get("schema"),
                parameter.path("required").booleanValue(false),
                parameter.path("description").stringValue(""));
    }

    private void add(JsonNode object, int depth) {
        Set<String> required = texts(object.path("required"));
        object.path("properties")
                .properties()
                .forEach(it -> {
                    JsonNode schema = it.getValue();
                    fields.add(
                            field(
                                    depth,
                                    it.getKey(),
                                    schema,
                                    required.contains(it.getKey()),
                                    schema.path("description").stringValue("")));
                    add(schema.has("items") ? schema.get("items") : schema, depth + 1);
                });
    }

    private static Field field(
            int depth, String name, JsonNode schema, boolean required, String text) {
        return new Field(
                depth, name, type(schema), required, Markdown.inline(text), limits(schema));
    }

    private static Set<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    /** Such as {@code string}, {@code list of object}, or the name of an object. */
    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").stringValue();
            return name.substring(name.lastIndexOf('/') + 1);
        }
        JsonNode type = schema.path("type");
        String word =
                type.isArray()
                        ? type.valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.joining(" or "))
                        : type.stringValue("any");
        if (word.startsWith("array")) {
            String items = type(schema.path("items"));
            return word.replace("array", "list of " + items);
        }
        String format = schema.path("format").stringValue("");
        return switch (format) {
            case "date-time" -> word.replace("string", "time");
            case "date" -> word.replace("string", "date");
            default -> word;
        };
    }

    private static List<String> limits(JsonNode schema) {
        List<String> limits = new ArrayList<>();
        if (schema.has("enum")) {
            limits.addAll(
                    schema.get("enum")
                            .valueStream()
                            .filter(it -> !it.isNull())
                            .map(JsonNode::asString)
                            .toList());
        }
        range(schema, "minimum", "maximum", "", limits);
        range(schema, "minLength", "maxLength", " characters", limits);
        range(schema, "minItems", "maxItems", " items", limits);
        if (schema.has("pattern")) {
            limits.add("matches " + schema.get("pattern").stringValue());
        }
        return limits;
    }

    private static void range(
            JsonNode schema, String min, String max, String unit, List<String> limits) {
        if (schema.has(min) && schema.has(max)) {
            limits.add(schema.get(min).asString() + " to " + schema.get(max).asString() + unit);
        } else if (schema.has(max)) {
            limits.add("at most " + schema.get(max).asString() + unit);
        } else if (schema.has(min)) {
            limits.add("at least " + schema.get(min).asString() + unit);
        }
    }
}
