package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestEntities;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Documents name the seller by the registration that holds where and when the sale is taxed: in
 * JSON, on the page and in the file, on the invoice and on what takes it back.
 */
class S10_TheRegistrationIsPrinted {
    private static final String OWN = "DE136695976";

    private static final String NOW = "2026-04-13T09:00:00Z";

    private Client api = TestServer.newSandboxAt(NOW);
    private Till till = till(api);

    private static Till till(Client api) {
        return new Till(
                api,
                "saas",
                "\"currency\": \"EUR\", \"amount\": 10000, \"tax_behavior\": \"exclusive\"");
    }

    private String register(String place, String scheme, String number, String from) {
        return Till.made(
                api.post(
                        "/v1/tax/registrations",
                        """
                        {"jurisdiction": "%s", "scheme": "%s", "number": "%s", "from": "%s"}
                        """
                                .formatted(place, scheme, number, from)));
    }

    private String register(String place, String scheme, String number) {
        return register(place, scheme, number, "2020-01-01");
    }

    private JsonNode buy(String buyer) {
        Answer answer = till.buy(buyer, "tok_visa");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode invoice(JsonNode order) {
        return api.get("/v1/invoices/" + order.at("/invoice/id").stringValue()).json();
    }

    private static List<String> numbers(JsonNode numbers) {
        return numbers.valueStream()
                .map(it ->
                        it.get("jurisdiction").stringValue()
                                + " "
                                + it.get("scheme").stringValue()
                                + " "
                                + it.get("number").stringValue())
                .toList();
    }

    private byte[] file(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(TestServer.url() + path(url)))
                                .header("Authorization", "Bearer " + api.key())
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }

    private static String path(String url) {
        return url.substring(url.indexOf("/v1/"));
    }

    private String xml(JsonNode document) throws IOException, InterruptedException {
        return new String(file(document.get("xml_url").stringValue()), StandardCharsets.UTF_8);
    }

    private String page(String url) throws IOException, InterruptedException {
        try (PDDocument pdf = Loader.loadPDF(file(url))) {
            return new PDFTextStripper().getText(pdf).replaceAll("[\\s\\h]+", " ");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GB | standard | GB123456789 | UK VAT number GB123456789",
                "HU | standard | HU12345678 | VAT ID HU12345678",
                "AU | simplified | 300012345678 | ARN 300012345678",
                "NO | standard | NO923456783MVA | Organization number NO923456783MVA",
                "NO | voec | 2021234 | VOEC number 2021234",
                "CH | standard | CHE-116.281.710 MWST | VAT number CHE-116.281.710 MWST",
                "SG | simplified | M90312345A | GST registration number M90312345A",
            })
    void everywhereTheSame(String place, String scheme, String number, String printed)
            throws Exception {
        register(place, scheme, number);
        JsonNode order = buy("\"country\": \"" + place + "\"");
        JsonNode invoice = invoice(order);
        String wanted = place + " " + scheme + " " + number;
        assertThat(numbers(invoice.at("/seller/tax_numbers"))).containsExactly(wanted);
        assertThat(invoice.at("/seller/vat_id").stringValue()).isEqualTo(OWN);
        assertThat(page(invoice.get("pdf_url").stringValue()))
                .contains(printed)
                .doesNotContain(OWN);
        assertThat(xml(invoice))
                .contains("<cbc:CompanyID>" + number + "</cbc:CompanyID>")
                .doesNotContain(OWN);

        JsonNode note = refund(order);
        assertThat(numbers(note.get("seller_tax_numbers"))).containsExactly(wanted);
        assertThat(page(note.get("pdf_url").stringValue())).contains(printed);
        assertThat(xml(note)).contains(number);
    }

    private JsonNode refund(JsonNode order) {
        Answer refund =
                api.post(
                        "/v1/refunds",
                        "{\"order\": \"%s\", \"reason\": \"other\"}"
                                .formatted(order.get("id").stringValue()));
        assertThat(refund.status()).as(refund.raw().body()).isEqualTo(201);
        return api.get("/v1/credit_notes/" + refund.json().at("/credit_note/id").stringValue())
                .json();
    }

    @Test
    void quebecHasTwoAuthorities() throws Exception {
        register("CA", "simplified", "123456789 RT0001");
        register("CA-QC", "simplified", "NR00012345");
        JsonNode quebec =
                invoice(
                        buy(
                                "\"country\": \"CA\", \"region\": \"QC\", \"postal_code\": \"H2X 1Y4\""));
        assertThat(numbers(quebec.at("/seller/tax_numbers")))
                .containsExactly("CA simplified 123456789 RT0001", "CA-QC simplified NR00012345");
        assertThat(page(quebec.get("pdf_url").stringValue()))
                .contains("GST/HST number 123456789 RT0001", "QST number NR00012345");
        JsonNode ontario =
                invoice(
                        buy(
                                "\"country\": \"CA\", \"region\": \"ON\", \"postal_code\": \"M5V 3L9\""));
        assertThat(numbers(ontario.at("/seller/tax_numbers")))
                .containsExactly("CA simplified 123456789 RT0001");
    }

    /** A member state's own registration before the One-Stop Shop; that by the own VAT id. */
    @Test
    void inTheUnion() {
        register("EU", "oss_union", "whatever the portal calls it");
        register("HU", "standard", "HU12345678");
        assertThat(numbers(invoice(buy("\"country\": \"FR\"")).at("/seller/tax_numbers")))
                .containsExactly("DE oss_union " + OWN);
        assertThat(numbers(invoice(buy("\"country\": \"HU\"")).at("/seller/tax_numbers")))
                .containsExactly("HU standard HU12345678");
        assertThat(numbers(invoice(buy("\"country\": \"DE\"")).at("/seller/tax_numbers")))
                .containsExactly("DE standard " + OWN);
        assertThat(
                        numbers(
                                invoice(
                                                buy(
                                                        """
                                                        "country": "FR", "tax_id": "FR40303265045",
                                                        "tax_id_status": "valid"
                                                        """))
                                        .at("/seller/tax_numbers")))
                .as("the buyer accounts for it")
                .containsExactly("DE standard " + OWN);
    }

    @Test
    void aSellerFromElsewhereGoesByTheNumberOfItsScheme() throws Exception {
        api = TestEntities.sandbox(TestEntities.vendor(TestEntities.american(), "From afar"), NOW);
        till = till(api);
        register("EU", "oss_non_union", "EU372022452");
        JsonNode france = invoice(buy("\"country\": \"FR\""));
        assertThat(numbers(france.at("/seller/tax_numbers")))
                .containsExactly("EU oss_non_union EU372022452");
        assertThat(page(france.get("pdf_url").stringValue()))
                .contains("VAT number (One-Stop Shop) EU372022452");
    }

    /** A permit to collect is no number of invoices. */
    @Test
    void statesOfTheUsPrintNothing() throws Exception {
        register("US-TX", "standard", "1-23456-7890-1");
        JsonNode texas =
                invoice(buy("\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\""));
        assertThat(texas.get("tax_total").longValue()).isPositive();
        assertThat(numbers(texas.at("/seller/tax_numbers"))).containsExactly("DE standard " + OWN);
        assertThat(page(texas.get("pdf_url").stringValue())).doesNotContain("1-23456-7890-1");
    }

    /** What was issued is frozen; the day of the place decides, not that of the seller. */
    @Test
    void theNumberOfTheDayStays() {
        String old = register("AU", "standard", "51824753556");
        JsonNode order = buy("\"country\": \"AU\"");
        Answer ended = api.patch("/v1/tax/registrations/" + old, "{\"to\": \"2026-04-14\"}");
        assertThat(ended.status()).as(ended.raw().body()).isEqualTo(200);
        register("AU", "simplified", "300012345678", "2026-04-15");
        till.until("2026-04-14T15:00:00Z");

        JsonNode after = invoice(buy("\"country\": \"AU\""));

        assertThat(after.get("issued_on").stringValue()).isEqualTo("2026-04-14");
        assertThat(after.get("supplied_on").stringValue()).isEqualTo("2026-04-15");
        assertThat(numbers(after.at("/seller/tax_numbers")))
                .containsExactly("AU simplified 300012345678");
        assertThat(numbers(invoice(order).at("/seller/tax_numbers")))
                .containsExactly("AU standard 51824753556");
        assertThat(numbers(refund(order).get("seller_tax_numbers")))
                .containsExactly("AU standard 51824753556");
    }
}
