package dev.kontor.taxids.registers;

import dev.kontor.taxids.registers.RegisterClient.Reply;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Swiss UID register's public web service (SOAP, version 5), asked whether the UID is
 * registered for VAT. Source: Federal Statistical Office, UID interfaces. It allows 20 calls a
 * minute.
 */
final class SwissUid implements TaxRegister {
    private static final String NAMESPACE = "http://www.uid.admin.ch/xmlns/uid-wse";
    private static final Pattern RESULT =
            Pattern.compile(
                    "<(?:\\w+:)?ValidateVatNumberResult(?:\\s[^>]*)?>\\s*(true|false)\\s*<");
    private static final Pattern FAULT =
            Pattern.compile(
                    "Data_validation_failed|Request_limit_exceeded|Permission_denied|Internal_error");

    private final RegisterClient http;
    private final URI endpoint;

    /**
     * @param endpoint such as {@code https://www.uid-wse.admin.ch/V5.0/PublicServices.svc}
     */
    SwissUid(RegisterClient http, String endpoint) {
        this.http = http;
        this.endpoint = URI.create(endpoint);
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        String envelope =
                """
                <?xml version="1.0" encoding="utf-8"?>
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
                <ValidateVatNumber xmlns="%s"><vatNumber>%s</vatNumber></ValidateVatNumber>\
                </s:Body></s:Envelope>
                """
                        .formatted(NAMESPACE, inquiry.id().normalized());
        Reply reply =
                http.send(
                        RegisterClient.to(endpoint)
                                .header("Content-Type", "text/xml; charset=utf-8")
                                .header(
                                        "SOAPAction",
                                        "\"" + NAMESPACE + "/IPublicServices/ValidateVatNumber\"")
                                .POST(BodyPublishers.ofString(envelope))
                                .build());
        return switch (reply) {
            case Reply.Failed(var reason) -> Answer.down(reason, inquiry.now());
            case Reply.Answered answered -> answer(answered, inquiry);
        };
    }

    private static Answer answer(Reply.Answered answered, Inquiry inquiry) {
        Matcher result = RESULT.matcher(answered.body());
        if (answered.status() == 200 && result.find()) {
            return result.group(1).equals("true") ? Answer.valid(null, null) : Answer.invalid();
        }
        Matcher fault = FAULT.matcher(answered.body());
        if (!fault.find()) {
            return RegisterClient.unclear(answered, inquiry);
        }
        return fault.group().equals("Data_validation_failed")
                ? Answer.invalid()
                : Answer.down(fault.group().toLowerCase(Locale.ROOT), inquiry.now());
    }
}
