package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The handbook's cases of tax, on whole orders: seller in Germany, net price 100.00. */
class J05_TaxOnOrdersTest {
    private final Shop shop =
            Shop.with(TestServer.newSandbox(), "software_download", 10_000, "exclusive");

    @DisplayName("cases 25, 26, 28 and the plain rates")
    @ParameterizedTest
    @CsvSource({
        "'\"country\": \"FR\", \"tax_id\": \"FR40303265045\"', 10000, reverse_charge",
        "'\"country\": \"DE\", \"tax_id\": \"DE136695976\"', 11900, taxed",
        "'\"country\": \"ES\", \"postal_code\": \"38001\"', 10000, out_of_scope",
        "'\"country\": \"ES\", \"postal_code\": \"28001\"', 12100, taxed",
        "'\"country\": \"HU\"', 12700, taxed",
        "'\"country\": \"GB\"', 12000, taxed",
        "'\"country\": \"CH\"', 10810, taxed",
        "'\"country\": \"NO\"', 12500, taxed",
    })
    void treatments(String place, long total, String treatment) {
        Answer answer = shop.buyFrom(place);

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.json().get("total").longValue()).isEqualTo(total);
        assertThat(answer.json().at("/tax/treatment").stringValue()).isEqualTo(treatment);
    }

    @Test
    @DisplayName("case 27, first half: the register is down, so tax is charged")
    void aRegisterThatIsDownIsNoReason() {
        Answer answer =
                shop.buyFrom(
                        "\"country\": \"FR\", \"tax_id\": \"FR40303265045\", \"tax_id_status\": \"unavailable\"");

        assertThat(answer.json().get("total").longValue()).isEqualTo(12_000);
    }

    @DisplayName("case 30: Estonia raised its rate at midnight")
    @ParameterizedTest
    @CsvSource({"2025-06-30T12:00:00Z, 12200", "2025-07-01T12:00:00Z, 12400"})
    void theRateOfTheDay(String now, long total) {
        Shop then =
                Shop.with(TestServer.newSandboxAt(now), "software_download", 10_000, "exclusive");

        assertThat(then.buyFrom("\"country\": \"EE\"").json().get("total").longValue())
                .isEqualTo(total);
    }

    @Test
    @DisplayName(
            "case 24: refused without proof, never taxed in Luxembourg; by the buyer's word, 19 %")
    void aPlaceThatContradictsIsRefused() {
        String order =
                shop.order("tok_visa_de", "ada@example.com", "\"country\": \"LU\"")
                        .replace("192.0.2.7", "217.160.0.1");
        Answer refused = shop.client().post("/v1/orders", order);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/code").stringValue()).isEqualTo("place_unproven");
        assertThat(shop.get("/v1/orders").get("data")).isEmpty();

        String confirmed =
                order.replace(
                        "\"country\": \"LU\"",
                        "\"country\": \"LU\", \"confirmed_country\": \"DE\"");
        Answer sold = shop.client().post("/v1/orders", confirmed);

        assertThat(sold.status()).as(sold.raw().body()).isEqualTo(201);
        assertThat(sold.json().get("total").longValue()).isEqualTo(11_900);
        assertThat(sold.json().at("/tax/country").stringValue()).isEqualTo("DE");
    }
}
