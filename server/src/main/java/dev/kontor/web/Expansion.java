package dev.kontor.web;

import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replaces ids by their objects within one answer. Each object is read once. */
final class Expansion {
    private final Caller caller;
    private final Map<String, Expandable> byPrefix;
    private final Words words;
    private final Map<String, Optional<JsonNode>> read = new HashMap<>();

    Expansion(Caller caller, Words words, Map<String, Expandable> byPrefix) {
        this.caller = caller;
        this.words = words;
        this.byPrefix = byPrefix;
    }

    /**
     * Expands the field at {@code path}, such as {@code buyer} or {@code lines.product}, of an
     * object or of all in a list; 422 when an object has no such field.
     */
    void apply(JsonNode node, String path) {
        for (ObjectNode object : objects(node)) {
            int dot = path.indexOf('.');
            String field = field(object, dot < 0 ? path : path.substring(0, dot));
            JsonNode value = object.get(field);
            if (dot >= 0) {
                apply(value, path.substring(dot + 1));
            } else if (value instanceof ArrayNode all) {
                all.forEach(ignored -> requireKnown(ignored, path));
                object.set(field, replaced(all));
            } else if (!value.isNull() && !hasMore(object, field, value)) {
                requireKnown(value, path);
                object.set(field, found(value).orElse(value));
            }
        }
    }

    /** Adds what there is more to say about a field that holds an object without an id. */
    private boolean hasMore(ObjectNode object, String field, JsonNode value) {
        Expandable by = expandable(object);
        if (by == null || !(value instanceof ObjectNode known) || known.has("id")) {
            return false;
        }
        Map<String, Object> more = by.part(caller, id(object), field, words);
        more.forEach((name, it) -> known.set(name, Json.mapper().valueToTree(it)));
        return !more.isEmpty();
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode one) {
            objects.add(one);
        }
        if (node instanceof ArrayNode all) {
            all.forEach(it -> objects.addAll(objects(it)));
        }
        return objects;
    }

    /** The field of this name; where there is one of a kind, its plural means it too. */
    private static String field(ObjectNode object, String name) {
        if (object.has(name)) {
            return name;
        }
        String one = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
        if (!object.has(one)) {
            throw unknown(name);
        }
        return one;
    }

    private ArrayNode replaced(ArrayNode all) {
        ArrayNode objects = Json.mapper().createArrayNode();
        all.forEach(it -> objects.add(found(it).orElse(it)));
        return objects;
    }

    private void requireKnown(JsonNode value, String path) {
        if (expandable(value) == null) {
            throw unknown(path);
        }
    }

    private static Problem unknown(String path) {
        return Problem.invalid(
                "/expand", "invalid_value", "There is nothing to expand at " + shown(path) + ".");
    }

    private static String shown(String path) {
        return path.length() <= 60 ? path : path.substring(0, 60) + "…";
    }

    /** Whose id this is; null when it is none. */
    private @Nullable Expandable expandable(JsonNode value) {
        String id = id(value);
        int end = id.indexOf('_');
        return end < 0 ? null : byPrefix.get(id.substring(0, end));
    }

    private static String id(JsonNode value) {
        JsonNode id = value.isObject() ? value.get("id") : value;
        return id != null && id.isString() ? id.stringValue() : "";
    }

    /** The object; empty when it is gone. */
    private Optional<JsonNode> found(JsonNode value) {
        Expandable by = expandable(value);
        return by == null ? Optional.empty() : read.computeIfAbsent(id(value), it -> get(by, it));
    }

    private Optional<JsonNode> get(Expandable by, String id) {
        try {
            return Optional.of(Json.mapper().valueToTree(by.get(caller, id)));
        } catch (Problem refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
