package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.invoices.InvoiceId;
import dev.kontor.papers.Papers;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Documents and pages speak of the way that the buyer has paid, not of cards. */
class S11_WaysToPayAreNamed {
    private static final String GERMAN = "\"country\": \"DE\", \"locale\": \"de\"";

    private final Till till = Till.at("2026-03-02T12:00:00Z");

    @Test
    void aDebit() throws IOException {
        String order = debited("success");

        JsonNode invoice = invoice(order);
        assertThat(invoice.at("/payment/method").stringValue()).isEqualTo("sepa_debit");
        assertThat(invoice.at("/payment/detail").stringValue()).isEqualTo("···· 3000");
        assertThat(text(order, invoice)).contains("SEPA-Lastschrift, ···· 3000");
        assertThat(page(order)).contains("SEPA-Lastschrift").doesNotContain("Karte");
    }

    @Test
    void aDebitThatFails() {
        String order = debited("failure");

        assertThat(page(order))
                .contains("Ihre Bank hat die Lastschrift nicht eingelöst")
                .doesNotContain("Karte");
    }

    @Test
    void aCardIsNamedByItsBrand() {
        Answer bought = till.buy(GERMAN, "tok_visa");

        assertThat(invoice(Till.id(bought, 201)).at("/payment/detail").stringValue())
                .isEqualTo("Visa ···· 4242");
    }

    private String debited(String outcome) {
        String order = Till.id(till.buy(GERMAN, "sepa_debit", "tok_sepa_debit", ""), 202);
        assertThat(till.settle(order, outcome).status()).isEqualTo(200);
        return order;
    }

    private JsonNode invoice(String order) {
        return till.api
                .get("/v1/invoices/" + till.order(order).at("/invoice/id").stringValue())
                .json();
    }

    private String text(String order, JsonNode invoice) throws IOException {
        byte[] bytes =
                TestServer.bean(Papers.class)
                        .pdf(vendor(order).id(), InvoiceId.parse(invoice.get("id").stringValue()));
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf).replaceAll("[\\s\\h]+", " ");
        }
    }

    private String page(String order) {
        String token = TestServer.bean(OrderTokens.class).of(vendor(order), OrderId.parse(order));
        return till.api.get("/o/" + token + "?lang=de").raw().body();
    }

    private Vendor vendor(String order) {
        return TestServer.bean(Vendors.class)
                .byCode(till.order(order).get("number").stringValue().substring(0, 5))
                .orElseThrow();
    }
}
