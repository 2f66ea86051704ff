package dev.kontor.taxids.registers;

import static dev.kontor.taxids.registers.RegisterClient.text;

import dev.kontor.platform.Json;
import dev.kontor.taxids.registers.RegisterClient.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The United Kingdom's VAT numbers: HMRC's "Check a UK VAT number" API, version 2, with client
 * credentials. Asked by a seller with a UK number it gives a consultation number.
 */
final class Hmrc implements TaxRegister {
    private static final Pattern TRADER = Pattern.compile("GB(\\d{9}|\\d{12})");
    private static final int PREFIX = 2;
    private static final int EARLY = 60;

    /** The application's name and secret, as HMRC's developer hub shows them. */
    record Credentials(String id, String secret) {
        @Override
        public String toString() {
            return "Credentials[" + id + "]";
        }
    }

    private record Token(String value, Instant until) {}

    private final RegisterClient http;
    private final String base;
    private final Credentials credentials;
    private volatile @Nullable Token token;

    /**
     * @param base such as {@code https://api.service.hmrc.gov.uk}
     */
    Hmrc(RegisterClient http, String base, Credentials credentials) {
        this.http = http;
        this.base = base;
        this.credentials = credentials;
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        if (!TRADER.matcher(inquiry.id().normalized()).matches()) {
            return Answer.noRegister();
        }
        Answer answer = askOnce(inquiry);
        if (!"not_authorized".equals(answer.reason())) {
            return answer;
        }
        token = null;
        return askOnce(inquiry);
    }

    private Answer askOnce(Inquiry inquiry) {
        Token current = token;
        if (current == null || !inquiry.now().isBefore(current.until())) {
            Reply reply = http.send(login());
            current = read(reply, inquiry.now());
            if (current == null) {
                return reply instanceof Reply.Answered answered && answered.status() / 100 == 5
                        ? RegisterClient.unclear(answered, inquiry)
                        : reply instanceof Reply.Failed(var reason)
                                ? Answer.down(reason, inquiry.now())
                                : Answer.down("login_refused", inquiry.now());
            }
            token = current;
        }
        return look(inquiry, current);
    }

    private HttpRequest login() {
        return RegisterClient.to(URI.create(base + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(
                        BodyPublishers.ofString(
                                "grant_type=client_credentials&scope=read%3Avat&client_id="
                                        + encode(credentials.id())
                                        + "&client_secret="
                                        + encode(credentials.secret())))
                .build();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static @Nullable Token read(Reply reply, Instant now) {
        if (!(reply instanceof Reply.Answered answered) || answered.status() != 200) {
            return null;
        }
        try {
            JsonNode json = Json.mapper().readTree(answered.body());
            String value = text(json, "access_token");
            long seconds = json.path("expires_in").asLong(0);
            return value == null ? null : new Token(value, now.plusSeconds(seconds - EARLY));
        } catch (JacksonException e) { // No token, whatever it is.
            return null;
        }
    }

    private Answer look(Inquiry inquiry, Token current) {
        String requester = inquiry.requester();
        String proof =
                requester != null && TRADER.matcher(requester).matches()
                        ? "/" + requester.substring(PREFIX)
                        : "";
        String path =
                base
                        + "/organisations/vat/check-vat-number/lookup/"
                        + inquiry.id().normalized().substring(PREFIX)
                        + proof;
        return RegisterClient.read(
                http.send(
                        RegisterClient.to(URI.create(path))
                                .header("Accept", "application/vnd.hmrc.2.0+json")
                                .header("Authorization", "Bearer " + current.value())
                                .build()),
                inquiry,
                Hmrc::answer);
    }

    /** Only its own words count as a no: any server may say 404. */
    private static @Nullable Answer answer(int status, JsonNode json) {
        if (status == 404 && "NOT_FOUND".equals(text(json, "code"))) {
            return Answer.invalid();
        }
        JsonNode target = json.path("target");
        return status == 200 && text(target, "vatNumber") != null
                ? Answer.valid(text(json, "consultationNumber"), text(target, "name"))
                        .at(
                                RegisterClient.line(
                                        target.path("address"),
                                        "line1",
                                        "line2",
                                        "line3",
                                        "line4",
                                        "line5",
                                        "postcode"))
                : null;
    }
}
