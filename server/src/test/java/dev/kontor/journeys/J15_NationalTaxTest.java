package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Tax in the currency of the state whose rules a document follows (Directive 2006/112/EC, art. 219a
 * and 230), from the order to its papers. Rates of the ECB of Monday, 13 April 2026: 366.9 HUF,
 * 0.87058 GBP, 0.9242 CHF, 4.2543 PLN, 10.892 SEK, 1.1684 USD; of Friday 4.2435 PLN, 0.87105 GBP.
 */
class J15_NationalTaxTest {
    private final Client api = TestServer.newSandboxAt("2026-04-13T09:00:00Z");

    private void register(String jurisdiction, String scheme, String number) {
        made(
                api.post(
                        "/v1/tax/registrations",
                        """
                        {"jurisdiction": "%s", "scheme": "%s", "number": "%s", "from": "2020-01-01"}
                        """
                                .formatted(jurisdiction, scheme, number)));
    }

    private void registerIn(String country) {
        register(country, "standard", country + "12345678");
    }

    private static JsonNode made(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode buy(String country, String currency, long net) {
        return buy("\"country\": \"" + country + "\"", currency, net, "en");
    }

    private JsonNode buy(String place, String currency, long net, String locale) {
        String product =
                made(api.post(
                                "/v1/products",
                                """
                                {"name": "Lumen", "tax_category": "saas", "deliveries": []}
                                """))
                        .get("id")
                        .stringValue();
        String price =
                made(api.post(
                                "/v1/prices",
                                """
                                {"product": "%s", "currency": "%s", "amount": %d,
                                 "tax_behavior": "exclusive"}
                                """
                                        .formatted(product, currency, net)))
                        .get("id")
                        .stringValue();
        return made(
                api.post(
                        "/v1/orders",
                        """
                        {"items": [{"price": "%s", "quantity": 1}],
                         "buyer": {"email": "ada@example.com", %s, "locale": "%s"},
                         "payment": {"method": "card", "token": "tok_visa"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(price, place, locale)));
    }

    private JsonNode invoice(JsonNode order) {
        JsonNode now = api.get("/v1/orders/" + order.get("id").stringValue()).json();
        return api.get("/v1/invoices/" + now.at("/invoice/id").stringValue()).json();
    }

    private String pdf(String path) throws IOException, InterruptedException {
        byte[] bytes =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(TestServer.url() + path))
                                        .header("Authorization", "Bearer " + api.key())
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .body();
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf).replaceAll("[\\s\\h]+", " ");
        }
    }

    private JsonNode refund(JsonNode order, String what) {
        JsonNode refund =
                made(
                        api.post(
                                "/v1/refunds",
                                "{\"order\": \"%s\", \"reason\": \"other\"%s}"
                                        .formatted(order.get("id").stringValue(), what)));
        return api.get("/v1/credit_notes/" + refund.at("/credit_note/id").stringValue()).json();
    }

    /** 27 % of 100.00, in whole forints; both rates of the euro where neither is the euro. */
    @ParameterizedTest(name = "{0}: {1} forints, {2} rates")
    @CsvSource({
        "EUR, 990600, 1", // 27.00 x 366.9 = 9906.3
        "GBP, 1137900, 2", // 27.00 / 0.87058 x 366.9 = 11379.0
        "CHF, 1071900, 2", // 27.00 / 0.9242 x 366.9 = 10718.8
        "PLN, 232900, 2", // 27.00 / 4.2543 x 366.9 = 2328.5
        "SEK, 91000, 2", // 27.00 / 10.892 x 366.9 = 909.5
    })
    void aSellerRegisteredInHungaryStatesForints(String currency, long forints, int rates) {
        registerIn("HU");
        JsonNode invoice = invoice(buy("HU", currency, 10_000));
        assertThat(invoice.get("tax_total").longValue()).isEqualTo(2_700);
        JsonNode national = invoice.get("national_tax");
        assertThat(national.get("country").stringValue()).isEqualTo("HU");
        assertThat(national.get("currency").stringValue()).isEqualTo("HUF");
        assertThat(national.get("amount").longValue()).isEqualTo(forints);
        assertThat(national.get("rates")).hasSize(rates);
        assertThat(national.at("/rates/" + (rates - 1)).toString())
                .isEqualTo("{\"base\":\"EUR\",\"currency\":\"HUF\",\"rate\":\"366.9\"}");
        assertThat(national.get("source").stringValue()).isEqualTo("ECB");
        assertThat(national.get("as_of").stringValue()).isEqualTo("2026-04-13");
    }

    @Test
    void forintsNeedNoForints() {
        registerIn("HU");
        assertThat(invoice(buy("HU", "HUF", 1_000_000)).get("national_tax").isNull()).isTrue();
    }

    /** The seller is identified in Germany: the One-Stop Shop's documents follow German rules. */
    @ParameterizedTest(name = "to {0} in {1}: {2}")
    @CsvSource({
        "HU, EUR, ",
        "HU, HUF, 736", // 2700.00 forints are 7.36 euros
        "FR, USD, 1712", // 20.00 / 1.1684 = 17.12
        "DE, GBP, 2182", // 19.00 / 0.87058 = 21.82
        "US, EUR, ",
    })
    void underTheOneStopShopTheStateOfIdentificationCounts(
            String country, String currency, Long cents) {
        long net = currency.equals("HUF") ? 1_000_000 : 10_000;
        String place =
                country.equals("US")
                        ? "\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\""
                        : "\"country\": \"" + country + "\"";
        JsonNode national = invoice(buy(place, currency, net, "en")).get("national_tax");
        if (cents == null) {
            assertThat(national.isNull()).isTrue();
        } else {
            assertThat(national.get("country").stringValue()).isEqualTo("DE");
            assertThat(national.get("currency").stringValue()).isEqualTo("EUR");
            assertThat(national.get("amount").longValue()).isEqualTo(cents);
        }
    }

    @Test
    void eachStateByItsOwnRule() {
        registerIn("PL");
        registerIn("SE");
        registerIn("DK");
        JsonNode poland = invoice(buy("PL", "EUR", 10_000)).get("national_tax");
        assertThat(poland.get("amount").longValue()).as("23.00 x 4.2435").isEqualTo(9_760);
        assertThat(poland.get("as_of").stringValue()).as("before the day").isEqualTo("2026-04-10");
        JsonNode sweden = invoice(buy("SE", "USD", 10_000)).get("national_tax");
        assertThat(sweden.get("currency").stringValue()).as("of books in euros").isEqualTo("EUR");
        assertThat(invoice(buy("DK", "EUR", 10_000)).get("national_tax").isNull())
                .as("Denmark takes euros")
                .isTrue();
        assertThat(invoice(buy("DK", "USD", 10_000)).at("/national_tax/currency").stringValue())
                .isEqualTo("DKK");
    }

    /** Norway's own register wants kroner; its scheme for sellers from elsewhere nothing. */
    @Test
    void outsideTheUnionTheRegistrationDecides() {
        registerIn("NO");
        JsonNode national = invoice(buy("NO", "EUR", 10_000)).get("national_tax");
        assertThat(national.get("amount").longValue()).as("25.00 x 11.098").isEqualTo(27_745);
        registerIn("CH");
        assertThat(invoice(buy("CH", "EUR", 10_000)).get("national_tax").isNull()).isTrue();
        registerIn("GB");
        JsonNode pounds = invoice(buy("GB", "EUR", 10_000)).get("national_tax");
        assertThat(pounds.get("amount").longValue()).as("20.00 / 1.1570").isEqualTo(1_729);
        assertThat(pounds.get("source").stringValue()).isEqualTo("HMRC");
        assertThat(pounds.get("as_of").stringValue()).isEqualTo("2026-04-01");
        registerIn("AE");
        assertThat(invoice(buy("AE", "EUR", 10_000)).get("national_tax").isNull())
                .as("no lawful rate is at hand")
                .isTrue();
    }

    @Test
    void simplifiedSchemesAskForNothing() {
        register("NO", "voec", "2021234");
        JsonNode invoice = invoice(buy("NO", "EUR", 10_000));
        assertThat(invoice.get("tax_total").longValue()).isEqualTo(2_500);
        assertThat(invoice.get("national_tax").isNull()).isTrue();
    }

    /** Days later the rate is another; credit notes take back at the old one, to the forint. */
    @Test
    void creditNotesSumToTheInvoice() throws Exception {
        registerIn("HU");
        JsonNode order = buy("HU", "EUR", 10_000);
        JsonNode first = refund(order, ", \"amount\": 1999");
        api.post("/v1/test_clock/advance", "{\"to\": \"2026-05-20T09:00:00Z\"}");
        JsonNode second = refund(order, ", \"amount\": 4001");
        JsonNode rest = refund(order, "");
        assertThat(first.at("/national_tax/amount").longValue())
                .as("of 4.25 euros")
                .isEqualTo(155_900);
        assertThat(rest.at("/national_tax/as_of").stringValue()).isEqualTo("2026-04-13");
        assertThat(
                        first.at("/national_tax/amount").longValue()
                                + second.at("/national_tax/amount").longValue()
                                + rest.at("/national_tax/amount").longValue())
                .isEqualTo(990_600);
        assertThat(pdf("/v1/credit_notes/" + first.get("id").stringValue() + ".pdf"))
                .contains("VAT in HUF: -HUF 1,559 (1 EUR = 366.9 HUF, ECB, Apr 13, 2026)");
    }

    @Test
    void thePapersSayItInTheBuyersLanguage() throws Exception {
        registerIn("HU");
        JsonNode english = invoice(buy("HU", "GBP", 10_000));
        assertThat(pdf("/v1/invoices/" + english.get("id").stringValue() + ".pdf"))
                .contains(
                        "VAT in HUF: HUF 11,379 (1 EUR = 0.87058 GBP = 366.9 HUF, ECB, Apr 13,"
                                + " 2026)");
        JsonNode german = invoice(buy("\"country\": \"HU\"", "EUR", 10_000, "de"));
        assertThat(pdf("/v1/invoices/" + german.get("id").stringValue() + ".pdf"))
                .contains("USt. in HUF: 9.906 HUF (1 EUR = 366,9 HUF, EZB, 13.04.2026)");
    }

    /** Another name: all is taken back and told anew, at the same amount. */
    @Test
    void aCorrectedInvoiceKeepsTheRateOfTheSale() {
        registerIn("HU");
        JsonNode order = buy("HU", "EUR", 10_000);
        refund(order, ", \"amount\": 1999");
        api.post("/v1/test_clock/advance", "{\"to\": \"2026-05-20T09:00:00Z\"}");
        JsonNode correction =
                made(
                        api.post(
                                "/v1/orders/" + order.get("id").stringValue() + "/corrections",
                                "{\"buyer\": {\"name\": \"Ada King\"}}"));
        JsonNode note =
                api.get("/v1/credit_notes/" + correction.at("/credit_note/id").stringValue())
                        .json();
        JsonNode anew = invoice(order);
        assertThat(anew.at("/replaces/credit_note").stringValue())
                .isEqualTo(note.get("id").stringValue());
        assertThat(anew.get("national_tax").toString())
                .isEqualTo(note.get("national_tax").toString())
                .contains("\"amount\":834700", "\"as_of\":\"2026-04-13\"");
    }
}
