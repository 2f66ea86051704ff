package dev.kontor.taxids.registers;

import static dev.kontor.taxids.registers.RegisterClient.text;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Norway's central register of entities, which says who is in the VAT register. Source:
 * Brønnøysundregistrene, Enhetsregisteret's open REST service.
 */
final class Brreg implements TaxRegister {
    private static final int DIGITS = 9;

    private final RegisterClient http;
    private final String base;

    /**
     * @param base such as {@code https://data.brreg.no/enhetsregisteret/api}
     */
    Brreg(RegisterClient http, String base) {
        this.http = http;
        this.base = base;
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        String number = inquiry.id().normalized().substring(0, DIGITS);
        return RegisterClient.read(
                http.send(
                        RegisterClient.to(URI.create(base + "/enheter/" + number))
                                .header("Accept", "application/json")
                                .build()),
                inquiry,
                (status, json) -> answer(status, json, number));
    }

    private static @Nullable Answer answer(int status, JsonNode json, String number) {
        if (status == 404 || status == 410) {
            return Answer.invalid();
        }
        JsonNode registered = json.path("registrertIMvaregisteret");
        if (status != 200 || !number.equals(text(json, "organisasjonsnummer"))) {
            return null;
        }
        return registered.isBoolean()
                        && registered.booleanValue()
                        && text(json, "slettedato") == null
                ? Answer.valid(null, text(json, "navn"))
                        .at(
                                RegisterClient.line(
                                        json.path("forretningsadresse"), "postnummer", "poststed"))
                : Answer.invalid();
    }
}
