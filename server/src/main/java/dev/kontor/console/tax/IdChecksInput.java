package dev.kontor.console.tax;

import dev.kontor.console.Form;
import dev.kontor.platform.Words;
import dev.kontor.taxids.IdCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How tax ids are checked, as it is typed: the codes of countries by hand, and by their form. */
final class IdChecksInput {
    static final String HAND = "id_hand";
    static final String FORM = "id_form";

    private static final String FAULTS = "id_checks.";

    private IdChecksInput() {}

    /** The countries of one way, as they stand in its field. */
    static String countries(@Nullable Map<String, String> checks, IdCheck.Way way) {
        return checks == null
                ? ""
                : new TreeMap<>(checks)
                        .entrySet().stream()
                                .filter(it -> it.getValue().equals(way.word()))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.joining(" "));
    }

    /** Adds what was typed to the body; a form without these fields leaves what was decided. */
    static void add(ObjectNode body, Form form) {
        if (!form.values().containsKey(HAND) && !form.values().containsKey(FORM)) {
            return;
        }
        ObjectNode checks = body.putObject("id_checks");
        codes(form, FORM).forEach(it -> checks.put(it, IdCheck.Way.FORM.word()));
        codes(form, HAND).forEach(it -> checks.put(it, IdCheck.Way.HAND.word()));
    }

    /** With the countries that are wrong named at their fields. */
    static Form explained(Form refused, Words words) {
        Form form = refused;
        for (String field : List.of(HAND, FORM)) {
            String wrong =
                    codes(refused, field).stream()
                            .filter(it -> refused.error(FAULTS + it) != null)
                            .collect(Collectors.joining(", "));
            if (!wrong.isEmpty()) {
                form = form.wrong(field, words.get("console.fault.id_checks", wrong));
            }
        }
        return form;
    }

    private static List<String> codes(Form form, String field) {
        return Arrays.stream(form.get(field).toUpperCase(Locale.ROOT).split("[\\s,;]+", -1))
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
    }
}
