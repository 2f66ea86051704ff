package dev.kontor.taxids.registers;

import static dev.kontor.taxids.registers.RegisterClient.text;

import dev.kontor.platform.Json;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Singapore's GST register. Source: IRAS API marketplace, "Check GST Register" 1.0. It allows 100
 * calls an hour. What it says of an unknown number is not published: only a registration's own
 * status counts as a no.
 */
final class Iras implements TaxRegister {
    private final RegisterClient http;
    private final URI endpoint;
    private final String id;
    private final String secret;

    /**
     * @param base such as {@code https://apiservices.iras.gov.sg/iras/prod}
     * @param id the application's
     */
    Iras(RegisterClient http, String base, String id, String secret) {
        this.http = http;
        this.endpoint = URI.create(base + "/GSTListing/SearchGSTRegistered");
        this.id = id;
        this.secret = secret;
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        String body =
                Json.mapper()
                        .createObjectNode()
                        .put("clientID", id)
                        .put("regID", inquiry.id().normalized())
                        .toString();
        return RegisterClient.read(
                http.send(
                        RegisterClient.to(endpoint)
                                .header("Content-Type", "application/json")
                                .header("Accept", "application/json")
                                .header("X-IBM-Client-Id", id)
                                .header("X-IBM-Client-Secret", secret)
                                .POST(BodyPublishers.ofString(body))
                                .build()),
                inquiry,
                (status, json) -> answer(status, json));
    }

    private static @Nullable Answer answer(int status, JsonNode json) {
        JsonNode data = json.path("data");
        String state = text(data, "Status");
        if (status != 200 || !json.path("returnCode").asString("").equals("10") || state == null) {
            return null;
        }
        return state.equalsIgnoreCase("Registered")
                ? Answer.valid(null, text(data, "name"))
                : Answer.invalid();
    }
}
