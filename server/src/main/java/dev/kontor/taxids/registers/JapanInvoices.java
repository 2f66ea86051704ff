package dev.kontor.taxids.registers;

import static dev.kontor.taxids.registers.RegisterClient.text;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Japan's issuers of qualified invoices, who are registered for consumption tax. Source: National
 * Tax Agency, Web-API of the publication site, version 1, question {@code num}, answers as JSON
 * (type 21). An application id is free of charge.
 */
final class JapanInvoices implements TaxRegister {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Set<String> NEW_OR_CHANGED = Set.of("01", "02");

    private final RegisterClient http;
    private final String base;
    private final String id;

    /**
     * @param base such as {@code https://web-api.invoice-kohyo.nta.go.jp}
     * @param id the application's; a secret
     */
    JapanInvoices(RegisterClient http, String base, String id) {
        this.http = http;
        this.base = base;
        this.id = id;
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        String number = inquiry.id().normalized();
        String query =
                "/1/num?id="
                        + URLEncoder.encode(id, StandardCharsets.UTF_8)
                        + "&number="
                        + number
                        + "&type=21&history=0";
        return RegisterClient.read(
                http.send(
                        RegisterClient.to(URI.create(base + query))
                                .header("Accept", "application/json")
                                .build()),
                inquiry,
                (status, json) ->
                        status == 200
                                ? answer(json, number, LocalDate.ofInstant(inquiry.now(), TOKYO))
                                : null);
    }

    /** An empty list is a no; what is listed counts from its first day until it lapses. */
    private static @Nullable Answer answer(JsonNode json, String number, LocalDate today) {
        JsonNode all = json.path("announcement");
        if (!all.isArray() || text(json, "lastUpdateDate") == null) {
            return null;
        }
        if (all.isEmpty()) {
            return Answer.invalid();
        }
        JsonNode one = all.get(0);
        if (!number.equals(text(one, "registratedNumber"))) {
            return null;
        }
        try {
            return isRegistered(one, today)
                    ? Answer.valid(null, text(one, "name")).at(text(one, "address"))
                    : Answer.invalid();
        } catch (DateTimeParseException e) { // No day that could be compared.
            return null;
        }
    }

    private static boolean isRegistered(JsonNode one, LocalDate today) {
        LocalDate first = day(one, "registrationDate");
        return NEW_OR_CHANGED.contains(one.path("process").asString(""))
                && first != null
                && !today.isBefore(first)
                && isBefore(today, day(one, "disposalDate"))
                && isBefore(today, day(one, "expireDate"));
    }

    private static boolean isBefore(LocalDate today, @Nullable LocalDate end) {
        return end == null || today.isBefore(end);
    }

    private static @Nullable LocalDate day(JsonNode one, String field) {
        String text = text(one, field);
        return text == null ? null : LocalDate.parse(text);
    }
}
