package dev.kontor.docs;

import dev.kontor.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document: the head with everything shared, the guide, and a file for each group of
 * operations, put together as one.
 */
public final class Contract {
    /** Files of the operations, in the order of the steps. */
    private static final List<String> GROUPS =
            List.of(
                    "receive",
                    "process",
                    "deliver",
                    "communicate",
                    "take_back",
                    "books",
                    "returns",
                    "sandbox");

    private static final String EXAMPLE_SERVER = "http://127.0.0.1:8080";

    private final ObjectNode document;

    private Contract(ObjectNode document) {
        this.document = document;
    }

    /** The contract as a server keeps it at this address. */
    public static Contract at(String url) {
        ObjectNode whole = Json.mapper().createObjectNode();
        whole.putObject("info");
        whole.putArray("servers").addObject().put("url", url);
        merge(whole, part("openapi.yaml"));
        whole.withObject("/info").put("description", text("guide.md").replace(EXAMPLE_SERVER, url));
        GROUPS.forEach(group -> merge(whole, part(group + ".yaml")));
        return new Contract(whole);
    }

    /** The whole document. */
    public JsonNode document() {
        return document;
    }

    /** What a part refers to by {@code $ref}; a part that refers to nothing, as it is. */
    public JsonNode resolve(JsonNode part) {
        JsonNode reference = part.get("$ref");
        return reference == null ? part : document.at(reference.stringValue().substring(1));
    }

    byte[] yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(100);
        return new Yaml(options)
                .dump(Json.mapper().treeToValue(document, Object.class))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties()
                .forEach(it -> {
                    if (it.getValue() instanceof ObjectNode more
                            && into.get(it.getKey()) instanceof ObjectNode known) {
                        merge(known, more);
                    } else if (into.putIfAbsent(it.getKey(), it.getValue()) != null) {
                        throw new IllegalStateException("twice in the contract: " + it.getKey());
                    }
                });
    }

    private static ObjectNode part(String file) {
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file));
        return Json.mapper().valueToTree(loaded);
    }

    private static String text(String file) {
        try (InputStream stream = Contract.class.getResourceAsStream("/openapi/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("no " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
