package dev.kontor.taxids.registers;

import static dev.kontor.taxids.registers.RegisterClient.text;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Taiwan's register of business tax, which is open to all and lists who trades. Source: Ministry of
 * Finance, Fiscal Information Agency, open API of business (tax) registration.
 */
final class TaiwanBusinesses implements TaxRegister {
    private final RegisterClient http;
    private final String base;

    /**
     * @param base such as {@code https://eip.fia.gov.tw/OAI/api}
     */
    TaiwanBusinesses(RegisterClient http, String base) {
        this.http = http;
        this.base = base;
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        String number = inquiry.id().normalized();
        return RegisterClient.read(
                http.send(
                        RegisterClient.to(URI.create(base + "/businessRegistration/" + number))
                                .header("Accept", "application/json")
                                .build()),
                inquiry,
                (status, json) -> answer(status, json, number));
    }

    private static @Nullable Answer answer(int status, JsonNode json, String number) {
        if (status == 404) {
            return Answer.invalid();
        }
        String name = text(json, "businessNm");
        return status == 200 && name != null && number.equals(text(json, "ban"))
                ? Answer.valid(null, name).at(text(json, "businessAddress"))
                : null;
    }
}
