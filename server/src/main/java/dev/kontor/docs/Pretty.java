package dev.kontor.docs;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON as people write it: what fits on a line stays on it. */
final class Pretty {
    private static final int WIDTH = 84;

    private Pretty() {}

    static String json(JsonNode value) {
        return json(value, "");
    }

    private static String json(JsonNode value, String indent) {
        String line = line(value);
        boolean fits = indent.length() + line.length() <= WIDTH && !indent.isEmpty();
        if (fits || !value.isContainer() || value.isEmpty()) {
            return line;
        }
        String deeper = indent + "  ";
        List<String> parts =
                value.isArray()
                        ? value.valueStream().map(it -> json(it, deeper)).toList()
                        : value.properties().stream()
                                .map(it -> quoted(it.getKey()) + ": " + json(it.getValue(), deeper))
                                .toList();
        String open = value.isArray() ? "[" : "{";
        String close = value.isArray() ? "]" : "}";
        return parts.stream()
                .map(it -> "\n" + deeper + it)
                .collect(Collectors.joining(",", open, "\n" + indent + close));
    }

    private static String line(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream()
                    .map(Pretty::line)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(it -> quoted(it.getKey()) + ": " + line(it.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
