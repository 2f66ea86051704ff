package dev.kontor.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code --name value} options, each with a default; an unknown name is refused. */
record Options(Map<String, String> values) {
    static Options parse(List<String> words, Map<String, String> defaults) {
        Map<String, String> values = new HashMap<>(defaults);
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i).startsWith("--") ? words.get(i).substring(2) : "";
            if (!values.containsKey(name) || i + 1 == words.size()) {
                throw new IllegalArgumentException(
                        "not an option with a value: " + words.get(i) + "; known: " + defaults);
            }
            values.put(name, words.get(i + 1));
        }
        return new Options(values);
    }

    String text(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    List<Integer> numbers(String name) {
        return Stream.of(text(name).split(",", -1)).map(Integer::valueOf).toList();
    }
}
