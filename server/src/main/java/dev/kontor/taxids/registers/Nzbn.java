package dev.kontor.taxids.registers;

import static dev.kontor.taxids.registers.RegisterClient.text;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * New Zealand's business numbers. An entity counts when it is registered and shows a GST number;
 * many keep theirs private, and of IRD numbers nobody can be asked. Source: NZBN API, version 5.
 */
final class Nzbn implements TaxRegister {
    private static final Pattern NZBN = Pattern.compile("94\\d{11}");
    private static final String REGISTERED = "50";

    private final RegisterClient http;
    private final String base;
    private final String key;

    /**
     * @param base such as {@code https://api.business.govt.nz/gateway/nzbn/v5}
     * @param key of the subscription; a secret
     */
    Nzbn(RegisterClient http, String base, String key) {
        this.http = http;
        this.base = base;
        this.key = key;
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        String number = inquiry.id().normalized();
        return NZBN.matcher(number).matches()
                ? RegisterClient.read(
                        http.send(
                                RegisterClient.to(URI.create(base + "/entities/" + number))
                                        .header("Accept", "application/json")
                                        .header("Ocp-Apim-Subscription-Key", key)
                                        .build()),
                        inquiry,
                        (status, json) -> answer(status, json, number))
                : Answer.noRegister();
    }

    private static @Nullable Answer answer(int status, JsonNode json, String number) {
        if (status == 404) {
            return Answer.invalid();
        }
        if (status != 200 || !number.equals(text(json, "nzbn"))) {
            return null;
        }
        if (!REGISTERED.equals(text(json, "entityStatusCode"))) {
            return Answer.invalid();
        }
        JsonNode gst = json.path("gstNumbers");
        return gst.isArray() && !gst.isEmpty()
                ? Answer.valid(null, text(json, "entityName"))
                : Answer.noRegister();
    }
}
