package dev.kontor.taxids.registers;

import static dev.kontor.taxids.registers.RegisterClient.text;

import dev.kontor.platform.Json;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * VIES, the EU's way to the member states' registers, by its REST service. Asked with the seller's
 * own VAT id it gives a consultation number. Source: European Commission, VIES technical
 * information.
 */
final class Vies implements TaxRegister {
    private static final int COUNTRY = 2;
    private static final Set<String> MEMBERS =
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR",
                    "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
                    "SK", "XI");

    private final RegisterClient http;
    private final URI endpoint;

    /**
     * @param base such as {@code https://ec.europa.eu/taxation_customs/vies/rest-api}
     */
    Vies(RegisterClient http, String base) {
        this.http = http;
        this.endpoint = URI.create(base + "/check-vat-number");
    }

    /** The prefixes of all member states, and XI for goods in Northern Ireland. */
    static Set<String> members() {
        return MEMBERS;
    }

    /** The member state of an id as it is written, or null: EL for Greece, FR for Monaco. */
    static @Nullable String member(String id) {
        String prefix = id.length() < COUNTRY ? "" : id.substring(0, COUNTRY);
        return MEMBERS.contains(prefix) ? prefix : null;
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        String requester = inquiry.requester();
        boolean known = requester != null && member(requester) != null;
        Answer answer = ask(inquiry, known ? requester : null);
        return known && "invalid_requester_info".equals(answer.reason())
                ? ask(inquiry, null)
                : answer;
    }

    private Answer ask(Inquiry inquiry, @Nullable String requester) {
        String id = inquiry.id().normalized();
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("countryCode", id.substring(0, COUNTRY));
        body.put("vatNumber", id.substring(COUNTRY));
        if (requester != null) {
            body.put("requesterMemberStateCode", requester.substring(0, COUNTRY));
            body.put("requesterNumber", requester.substring(COUNTRY));
        }
        if (inquiry.name() != null) {
            body.put("traderName", inquiry.name());
        }
        return RegisterClient.read(
                http.send(
                        RegisterClient.to(endpoint)
                                .header("Content-Type", "application/json")
                                .header("Accept", "application/json")
                                .POST(BodyPublishers.ofString(body.toString()))
                                .build()),
                inquiry,
                (status, json) -> answer(inquiry, json));
    }

    private static @Nullable Answer answer(Inquiry inquiry, JsonNode json) {
        String error = text(json.path("errorWrappers").path(0), "error");
        if (error == null) {
            error = text(json, "userError");
        }
        if (error != null && !error.equals("VALID") && !error.equals("INVALID")) {
            return error.equals("INVALID_INPUT")
                    ? Answer.invalid()
                    : Answer.down(error.toLowerCase(Locale.ROOT), inquiry.now());
        }
        JsonNode valid = json.has("valid") ? json.path("valid") : json.path("isValid");
        if (!valid.isBoolean()) {
            return null;
        }
        if (!valid.booleanValue()) {
            return Answer.invalid();
        }
        Answer yes =
                Answer.valid(text(json, "requestIdentifier"), text(json, "name"))
                        .at(text(json, "address"));
        return "INVALID".equals(text(json, "traderNameMatch")) ? yes.underAnotherName() : yes;
    }
}
