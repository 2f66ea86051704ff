package dev.kontor.taxids.registers;

import static dev.kontor.taxids.registers.RegisterClient.text;

import dev.kontor.platform.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * India's GST network, its public search of taxpayers ({@code action=TP}), which is reached through
 * a GST Suvidha Provider. Providers hand the network's answer on, some as it is, in Base64, some
 * unpacked, and differ in how they write the headers of the account. Source: GSTN, public API
 * "Search Taxpayer".
 */
final class IndiaGstn implements TaxRegister {
    /** The application's name and secret, as the provider gives them. */
    record Credentials(String id, String secret) {
        @Override
        public String toString() {
            return "Credentials[" + id + "]";
        }
    }

    private final RegisterClient http;
    private final String search;
    private final Credentials credentials;

    /**
     * @param search the provider's address of the search, such as {@code
     *     https://provider.example/commonapi/v1.1/search}; it may have a query
     */
    IndiaGstn(RegisterClient http, String search, Credentials credentials) {
        this.http = http;
        this.search = search + (search.contains("?") ? "&" : "?") + "action=TP&gstin=";
        this.credentials = credentials;
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        String number = inquiry.id().normalized();
        return RegisterClient.read(
                http.send(
                        RegisterClient.to(URI.create(search + number))
                                .header("Accept", "application/json")
                                .header("clientid", credentials.id())
                                .header("client-secret", credentials.secret())
                                .header("client_id", credentials.id())
                                .header("client_secret", credentials.secret())
                                .build()),
                inquiry,
                (status, json) -> answer(json, number));
    }

    private static @Nullable Answer answer(JsonNode json, String number) {
        if ("0".equals(json.path("status_cd").asString(""))) {
            return refused(json.path("error"));
        }
        JsonNode taxpayer = taxpayer(json);
        String state = text(taxpayer, "sts");
        if (state == null || !number.equals(text(taxpayer, "gstin"))) {
            return null;
        }
        String name = text(taxpayer, "lgnm");
        return state.equalsIgnoreCase("Active")
                ? Answer.valid(null, name == null ? text(taxpayer, "tradeNam") : name)
                        .at(address(taxpayer.path("pradr")))
                : Answer.invalid();
    }

    /** No record, or no number of the network's; all else is the provider's trouble. */
    private static @Nullable Answer refused(JsonNode error) {
        String code = error.path("error_cd").asString("");
        String message = error.path("message").asString("");
        return code.equals("FO8000")
                        || (code.equals("SWEB_9035") && message.startsWith("Invalid GSTIN"))
                ? Answer.invalid()
                : null;
    }

    private static JsonNode taxpayer(JsonNode json) {
        JsonNode data = json.path("data");
        if (!data.isString()) {
            return data.isObject() ? data : json;
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(data.stringValue());
            return Json.mapper().readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | JacksonException e) { // Not the network's answer.
            return Json.mapper().createObjectNode();
        }
    }

    private static @Nullable String address(JsonNode place) {
        String whole = text(place, "adr");
        return whole != null
                ? whole
                : RegisterClient.line(
                        place.path("addr"), "bno", "bnm", "flno", "st", "loc", "stcd", "pncd");
    }
}
