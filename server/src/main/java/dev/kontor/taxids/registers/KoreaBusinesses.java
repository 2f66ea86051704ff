package dev.kontor.taxids.registers;

import static dev.kontor.taxids.registers.RegisterClient.text;

import dev.kontor.platform.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Korea's registered businesses: one counts while it trades, taxed or exempt (VAT Act art. 53-2);
 * clubs and offices that only have a number do not. The register tells no names. Source: National
 * Tax Service, status of business registration, on the public data portal (data.go.kr 15081808).
 */
final class KoreaBusinesses implements TaxRegister {
    private static final String TRADING = "01";

    /** General, simplified, special, exempt, simplified with tax invoices. */
    private static final Set<String> BUSINESSES = Set.of("01", "02", "03", "04", "07");

    private final RegisterClient http;
    private final URI endpoint;

    /**
     * @param base such as {@code https://api.odcloud.kr/api/nts-businessman/v1}
     * @param key the portal's, as it shows it decoded; a secret
     */
    KoreaBusinesses(RegisterClient http, String base, String key) {
        this.http = http;
        this.endpoint =
                URI.create(
                        base
                                + "/status?serviceKey="
                                + URLEncoder.encode(key, StandardCharsets.UTF_8));
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        String number = inquiry.id().normalized();
        var body = Json.mapper().createObjectNode();
        body.putArray("b_no").add(number);
        return RegisterClient.read(
                http.send(
                        RegisterClient.to(endpoint)
                                .header("Content-Type", "application/json")
                                .header("Accept", "application/json")
                                .POST(BodyPublishers.ofString(body.toString()))
                                .build()),
                inquiry,
                (status, json) -> status == 200 ? answer(json, number) : null);
    }

    /** A number that is not registered comes back without a state, and with a sentence. */
    private static @Nullable Answer answer(JsonNode json, String number) {
        JsonNode one = json.path("data").path(0);
        if (!"OK".equals(text(json, "status_code")) || !number.equals(text(one, "b_no"))) {
            return null;
        }
        String state = text(one, "b_stt_cd");
        if (state == null) {
            return text(one, "tax_type") == null ? null : Answer.invalid();
        }
        return state.equals(TRADING) && BUSINESSES.contains(one.path("tax_type_cd").asString(""))
                ? Answer.valid(null, null)
                : Answer.invalid();
    }
}
