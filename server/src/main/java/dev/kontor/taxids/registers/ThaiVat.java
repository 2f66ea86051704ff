package dev.kontor.taxids.registers;

import dev.kontor.taxids.registers.RegisterClient.Reply;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Thailand's VAT registrants, by the Revenue Department's web service (SOAP 1.2), which is open to
 * all. Source: Revenue Department, VAT service, version 3.
 */
final class ThaiVat implements TaxRegister {
    private static final String NAMESPACE = "https://rdws.rd.go.th/serviceRD3/vatserviceRD3";

    private final RegisterClient http;
    private final URI endpoint;

    /**
     * @param endpoint such as {@code https://rdws.rd.go.th/serviceRD3/vatserviceRD3.asmx}
     */
    ThaiVat(RegisterClient http, String endpoint) {
        this.http = http;
        this.endpoint = URI.create(endpoint);
    }

    @Override
    public Answer ask(Inquiry inquiry) {
        String envelope =
                """
                <?xml version="1.0" encoding="utf-8"?>
                <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope" \
                xmlns:vat="%s"><soap:Header/><soap:Body><vat:Service>\
                <vat:username>anonymous</vat:username><vat:password>anonymous</vat:password>\
                <vat:TIN>%s</vat:TIN><vat:Name></vat:Name><vat:ProvinceCode>0</vat:ProvinceCode>\
                <vat:BranchNumber>0</vat:BranchNumber><vat:AmphurCode>0</vat:AmphurCode>\
                </vat:Service></soap:Body></soap:Envelope>
                """
                        .formatted(NAMESPACE, inquiry.id().normalized());
        Reply reply =
                http.send(
                        RegisterClient.to(endpoint)
                                .header("Content-Type", "application/soap+xml; charset=utf-8")
                                .POST(BodyPublishers.ofString(envelope))
                                .build());
        return switch (reply) {
            case Reply.Failed(var reason) -> Answer.down(reason, inquiry.now());
            case Reply.Answered answered -> answer(answered, inquiry);
        };
    }

    private static Answer answer(Reply.Answered answered, Inquiry inquiry) {
        String xml = answered.body();
        if (answered.status() != 200 || !xml.contains("ServiceResult")) {
            return RegisterClient.unclear(answered, inquiry);
        }
        String message = field(xml, "vmsgerr");
        if (message != null) {
            return message.toLowerCase(Locale.ROOT).contains("not found")
                            || message.contains("ไม่พบ")
                    ? Answer.invalid()
                    : RegisterClient.unclear(answered, inquiry);
        }
        return inquiry.id().normalized().equals(field(xml, "vNID"))
                ? Answer.valid(null, line(xml, "vtitleName", "vName", "vSurname"))
                        .at(
                                line(
                                        xml,
                                        "vHouseNumber",
                                        "vStreetName",
                                        "vThambol",
                                        "vAmphur",
                                        "vProvince",
                                        "vPostCode"))
                : RegisterClient.unclear(answered, inquiry);
    }

    private static @Nullable String line(String xml, String... fields) {
        String line =
                Stream.of(fields)
                        .map(it -> field(xml, it))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
        return line.isEmpty() ? null : line;
    }

    /** The first value of a field, which has one for each branch; a dash stands for none. */
    private static @Nullable String field(String xml, String name) {
        Matcher found =
                Pattern.compile("<" + name + ">\\s*(?:<anyType[^>]*>)?([^<]*)<").matcher(xml);
        String value =
                found.find()
                        ? found.group(1)
                                .replace("&lt;", "<")
                                .replace("&gt;", ">")
                                .replace("&quot;", "\"")
                                .replace("&apos;", "'")
                                .replace("&amp;", "&")
                                .strip()
                        : "";
        return value.isEmpty() || value.equals("-") ? null : value;
    }
}
