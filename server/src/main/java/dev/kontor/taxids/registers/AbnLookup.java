package dev.kontor.taxids.registers;

import static dev.kontor.taxids.registers.RegisterClient.text;

import dev.kontor.platform.Json;
import dev.kontor.taxids.registers.RegisterClient.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Australia's business register, by ABN Lookup's JSON service. A business counts when its ABN is
 * active and registered for GST: without GST it is charged as a consumer. Source: ABN Lookup web
 * services.
 */
final class AbnLookup implements TaxRegister {
    private final RegisterClient http;
    private final String base;
    private final String guid;

    /**
     * @param base such as {@code https://abr.business.gov.au/json}
     * @param guid given at registration; a secret
     */
    AbnLookup(RegisterClient http, String base, String guid) {
        this.http = http;
        this.base = base;
        this.guid = guid;
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        Reply reply =
                http.send(
                        RegisterClient.to(
                                        URI.create(
                                                base
                                                        + "/AbnDetails.aspx?callback=c&abn="
                                                        + inquiry.id().normalized()
                                                        + "&guid="
                                                        + URLEncoder.encode(
                                                                guid, StandardCharsets.UTF_8)))
                                .build());
        return switch (reply) {
            case Reply.Failed(var reason) -> Answer.down(reason, inquiry.now());
            case Reply.Answered answered -> answer(answered, inquiry);
        };
    }

    /** The answer is JSON in a call of the function that was named. */
    private static Answer answer(Reply.Answered answered, Inquiry inquiry) {
        String body = answered.body();
        int from = body.indexOf('{');
        int to = body.lastIndexOf('}');
        if (answered.status() != 200 || from < 0 || to < from) {
            return RegisterClient.unclear(answered, inquiry);
        }
        try {
            return answer(Json.mapper().readTree(body.substring(from, to + 1)), inquiry);
        } catch (JacksonException e) { // A page that has braces.
            return RegisterClient.unclear(answered, inquiry);
        }
    }

    private static Answer answer(JsonNode json, Inquiry inquiry) {
        String status = text(json, "AbnStatus");
        if (status != null && inquiry.id().normalized().equals(text(json, "Abn"))) {
            return status.equals("Active") && text(json, "Gst") != null
                    ? Answer.valid(null, text(json, "EntityName"))
                    : Answer.invalid();
        }
        String message = text(json, "Message");
        if (message == null) {
            return Answer.down("unexpected_answer", inquiry.now());
        }
        return message.contains("not a valid ABN") || message.contains("No record found")
                ? Answer.invalid()
                : Answer.down(
                        message.contains("GUID") ? "not_authorized" : "unexpected_answer",
                        inquiry.now());
    }
}
