package dev.kontor.docs;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An operation as a line for the shell. Ids become variables such as {@code $ORDER}, which the
 * guide sets, so that what is copied works on the reader's own server.
 */
final class CurlExample {
    private static final Pattern ID = Pattern.compile("\\b([a-z]{2,3})_[0-9a-z]{22,26}\\b");
    private static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("prd", "PRODUCT"),
                    Map.entry("prc", "PRICE"),
                    Map.entry("cpn", "COUPON"),
                    Map.entry("fil", "FILE"),
                    Map.entry("chk", "CHECKOUT"),
                    Map.entry("ord", "ORDER"),
                    Map.entry("oli", "LINE"),
                    Map.entry("pay", "PAYMENT"),
                    Map.entry("ent", "ENTITLEMENT"),
                    Map.entry("lic", "LICENSE_ID"),
                    Map.entry("act", "MACHINE"),
                    Map.entry("byr", "BUYER"),
                    Map.entry("inv", "INVOICE"),
                    Map.entry("cn", "CREDIT_NOTE"),
                    Map.entry("evt", "EVENT"),
                    Map.entry("whe", "ENDPOINT"),
                    Map.entry("tkt", "TICKET"),
                    Map.entry("ref", "REFUND"),
                    Map.entry("rle", "ENTRY"),
                    Map.entry("sbx", "SANDBOX"));

    private CurlExample() {}

    /**
     * The call.
     *
     * @param open whether no key is needed
     */
    static String of(String method, String path, JsonNode operation, boolean open, String server) {
        StringBuilder curl = new StringBuilder("curl -s ");
        if (!method.equals("GET") && !method.equals("POST")) {
            curl.append("-X ").append(method).append(' ');
        }
        curl.append('"').append(server).append(filled(path, operation)).append('"');
        if (!open) {
            curl.append(" \\\n  -H 'Authorization: Bearer kt_test_demo'");
        }
        JsonNode content = operation.at("/requestBody/content");
        if (content.has("multipart/form-data")) {
            return curl.append(" \\\n  -F file=@manual.pdf").toString();
        }
        if (content.has("application/json")) {
            return curl.append(" \\\n  -H 'Content-Type: application/json' -d '")
                    .append(quoted(Pretty.json(content.at("/application~1json/example"))))
                    .append('\'')
                    .toString();
        }
        return method.equals("POST") ? curl.append(" \\\n  -X POST").toString() : curl.toString();
    }

    private static String filled(String path, JsonNode operation) {
        String whole = path;
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").stringValue("").equals("path")) {
                String example = parameter.get("example").stringValue();
                whole =
                        whole.replace(
                                "{" + parameter.get("name").stringValue() + "}",
                                ID.matcher(example).matches() ? "$" + variable(example) : example);
            }
        }
        return whole.replaceAll("(\\$[A-Z_]+)(\\.pdf)", "$1$2");
    }

    /** Within single quotes of a shell: apostrophes and variables leave them for a moment. */
    private static String quoted(String body) {
        String text =
                body.replace("'", "'\\''")
                        .replaceAll("\\b[0-9A-Z]{5}(-[0-9A-Z]{5}){4}\\b", "'\"\\$LICENSE\"'");
        return ID.matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement("'\"$" + variable(it.group()) + "\"'"));
    }

    private static String variable(String id) {
        return VARIABLES.getOrDefault(id.substring(0, id.indexOf('_')), "ID");
    }
}
