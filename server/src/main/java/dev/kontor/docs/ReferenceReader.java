package dev.kontor.docs;

import dev.kontor.docs.Reference.Answer;
import dev.kontor.docs.Reference.Chapter;
import dev.kontor.docs.Reference.Code;
import dev.kontor.docs.Reference.Field;
import dev.kontor.docs.Reference.Group;
import dev.kontor.docs.Reference.Operation;
import dev.kontor.docs.Reference.Shape;
import dev.kontor.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the pages' reference of the contract. */
final class ReferenceReader {
    private static final String SCHEMAS = "#/components/schemas/";

    private final Contract contract;
    private final String server;

    /** Where each named object is shown: in the group whose operations answer it first. */
    private final Map<String, String> homes = new LinkedHashMap<>();

    private ReferenceReader(Contract contract) {
        this.contract = contract;
        this.server = contract.document().at("/servers/0/url").stringValue();
    }

    static Reference read(Contract contract) {
        return new ReferenceReader(contract).reference();
    }

    private Reference reference() {
        String guide = contract.document().at("/info/description").stringValue();
        homes.put("Order", "process");
        each((verb, path, operation) -> settle(operation));
        List<Group> groups =
                contract.document().get("tags").valueStream().map(this::group).toList();
        List<Code> codes =
                contract.document().get("x-problems").propertyNames().stream()
                        .map(this::code)
                        .toList();
        return new Reference(chapters(guide), Markdown.html(guide), groups, codes);
    }

    private static List<Chapter> chapters(String guide) {
        return guide.lines()
                .filter(it -> it.startsWith("## "))
                .map(it -> it.substring(3))
                .map(it -> new Chapter(it, Markdown.anchor(it)))
                .toList();
    }

    private interface Visitor {
        void visit(String verb, String path, JsonNode operation);
    }

    private void each(Visitor visitor) {
        contract.document()
                .get("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(it ->
                                        visitor.visit(
                                                it.getKey().toUpperCase(Locale.ROOT),
                                                path.getKey(),
                                                it.getValue())));
    }

    private void settle(JsonNode operation) {
        String group = operation.at("/tags/0").stringValue();
        for (JsonNode response : operation.get("responses")) {
            String name = objectName(schema(response));
            if (name != null) {
                homes.putIfAbsent(name, group);
            }
        }
    }

    private Group group(JsonNode tag) {
        String id = tag.get("name").stringValue();
        List<Operation> operations = new ArrayList<>();
        each((verb, path, operation) -> {
            if (operation.at("/tags/0").stringValue().equals(id)) {
                operations.add(operation(verb, path, operation));
            }
        });
        List<Shape> objects =
                homes.entrySet().stream()
                        .filter(it -> it.getValue().equals(id))
                        .map(it -> new Shape(it.getKey(), fields(ref(it.getKey()))))
                        .toList();
        return new Group(
                id,
                tag.get("x-title").stringValue(),
                Markdown.inline(tag.get("description").stringValue()),
                operations,
                objects);
    }

    private Operation operation(String verb, String path, JsonNode it) {
        boolean open = it.has("security");
        List<Field> parameters =
                it.path("parameters")
                        .valueStream()
                        .map(contract::resolve)
                        .map(FieldList::parameter)
                        .toList();
        return new Operation(
                it.get("operationId").stringValue(),
                it.get("summary").stringValue(),
                verb,
                path,
                Markdown.html(it.path("description").stringValue("")),
                open,
                it.has("x-scope") ? it.get("x-scope").stringValue() : null,
                parameters,
                body(it),
                CurlExample.of(verb, path, it, open, server),
                answers(it),
                it.path("x-codes").valueStream().map(code -> code(code.stringValue())).toList());
    }

    private List<Field> body(JsonNode operation) {
        return operation
                .at("/requestBody/content")
                .valueStream()
                .findFirst()
                .map(it -> fields(it.get("schema")))
                .orElse(List.of());
    }

    private List<Answer> answers(JsonNode operation) {
        return operation.get("responses").properties().stream()
                .filter(it -> !it.getKey().equals("default"))
                .map(it -> answer(it.getKey(), contract.resolve(it.getValue())))
                .toList();
    }

    private Answer answer(String status, JsonNode response) {
        JsonNode schema = schema(response);
        String object = objectName(schema);
        JsonNode example =
                response.path("content")
                        .valueStream()
                        .findFirst()
                        .map(it -> it.path("example"))
                        .orElse(Json.mapper().missingNode());
        return new Answer(
                status,
                Markdown.inline(response.get("description").stringValue()),
                object,
                object == null ? null : "/docs/" + homes.get(object) + "#" + object,
                !schema.at("/properties/data").isMissingNode(),
                object == null ? fields(schema) : List.of(),
                example.isMissingNode() ? null : Pretty.json(example));
    }

    private JsonNode schema(JsonNode response) {
        return contract.resolve(response)
                .path("content")
                .valueStream()
                .findFirst()
                .map(it -> it.get("schema"))
                .orElse(Json.mapper().createObjectNode());
    }

    /** The name of the object, or of the objects of a list, that a schema refers to. */
    private static @Nullable String objectName(JsonNode schema) {
        JsonNode item = schema.at("/properties/data/items");
        String reference = (item.isMissingNode() ? schema : item).path("$ref").stringValue("");
        return reference.startsWith(SCHEMAS) ? reference.substring(SCHEMAS.length()) : null;
    }

    private List<Field> fields(JsonNode schema) {
        return FieldList.members(contract.resolve(schema));
    }

    private static JsonNode ref(String name) {
        return Json.mapper().createObjectNode().put("$ref", SCHEMAS + name);
    }

    private Code code(String code) {
        JsonNode known = contract.document().at("/x-problems/" + code);
        return new Code(
                code,
                known.get("status").intValue(),
                Markdown.inline(known.get("detail").stringValue()));
    }
}
