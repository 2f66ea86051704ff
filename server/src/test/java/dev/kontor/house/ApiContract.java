package dev.kontor.house;

import dev.kontor.docs.Contract;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document, as the house tests look at it. */
final class ApiContract {
    /** What does not bind anybody. */
    private static final Set<String> WORDS = Set.of("description", "title", "example", "default");

    /** Keywords whose order means nothing. */
    private static final Set<String> SETS = Set.of("required", "enum", "type");

    private final Contract contract = Contract.at("http://127.0.0.1:8080");

    JsonNode document() {
        return contract.document();
    }

    /** Every operation by its verb and path, such as {@code POST /v1/orders}. */
    Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document()
                .get("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(it ->
                                        operations.put(
                                                it.getKey().toUpperCase(Locale.ROOT)
                                                        + " "
                                                        + path.getKey(),
                                                it.getValue())));
        return operations;
    }

    JsonNode operation(String name) {
        JsonNode found = operations().get(name);
        if (found == null) {
            throw new AssertionError("The contract has no operation " + name);
        }
        return found;
    }

    JsonNode schema(String name) {
        return document().at("/components/schemas/" + name);
    }

    List<JsonNode> parameters(JsonNode operation) {
        return operation.path("parameters").valueStream().map(contract::resolve).toList();
    }

    JsonNode resolve(JsonNode part) {
        return contract.resolve(part);
    }

    /** A schema without its words and with every reference filled in, in one spelling. */
    JsonNode bare(JsonNode schema) {
        return without(schema, Set.of());
    }

    /** As {@link #bare}, without these keywords too. */
    JsonNode without(JsonNode schema, Set<String> keywords) {
        JsonNode resolved = contract.resolve(schema);
        if (!(resolved instanceof ObjectNode object)) {
            return resolved;
        }
        ObjectNode bare = object.objectNode();
        object.properties()
                .forEach(it -> {
                    String keyword = it.getKey();
                    if (keyword.equals("properties")) {
                        bare.set(keyword, properties(it.getValue(), keywords));
                    } else if (!WORDS.contains(keyword) && !keywords.contains(keyword)) {
                        bare.set(
                                keyword,
                                SETS.contains(keyword)
                                        ? sorted(it.getValue())
                                        : without(it.getValue(), keywords));
                    }
                });
        return bare;
    }

    private ObjectNode properties(JsonNode properties, Set<String> keywords) {
        ObjectNode bare = ((ObjectNode) properties).objectNode();
        properties
                .properties()
                .forEach(it -> bare.set(it.getKey(), without(it.getValue(), keywords)));
        return bare;
    }

    private static JsonNode sorted(JsonNode value) {
        if (!(value instanceof ArrayNode list)) {
            return value;
        }
        ArrayNode sorted = list.arrayNode();
        StreamSupport.stream(list.spliterator(), false)
                .sorted(Comparator.comparing(JsonNode::asString))
                .forEach(sorted::add);
        return sorted;
    }
}
