package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a tax id says of its buyer, and what a sale without tax needs (handbook 4.2 to 4.4). */
class S05_WhoBuysWhere {
    private final Till till = new Till(TestServer.newSandbox(), "software_download");

    @Test
    void anotherCountrysTaxIdProvesNothing() {
        Answer answer =
                till.buy(
                        """
                        "country": "LU", "ip": "217.160.0.1", "tax_id": "DE136695976",
                        "tax_id_status": "valid"
                        """,
                        "tok_visa_de");

        assertThat(Till.faults(answer)).containsExactly("/buyer/tax_id tax_id_country_mismatch");
    }

    @DisplayName("a blank tax id is none: in Iowa only businesses by statement buy free of tax")
    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankTaxIdIsNone(String taxId) {
        Answer answer =
                till.buy(
                        """
                        "country": "US", "region": "IA", "postal_code": "50309", "tax_id": "%s"
                        """
                                .formatted(taxId),
                        "tok_visa");

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.json().get("tax_total").longValue()).isPositive();
    }

    @Test
    @DisplayName("case 24 by paying again: the second card is judged before money is taken")
    void anotherCardIsEvidenceToo() {
        String order = till.declined("\"country\": \"LU\"");

        JsonNode before = till.order(order);

        assertThat(Till.faults(till.payAgain(order, "tok_visa_de")))
                .containsExactly("/buyer/country place_unproven");
        assertThat(till.order(order)).isEqualTo(before);

        assertThat(till.payAgain(order, "tok_visa_lu").status()).isEqualTo(201);
        assertThat(till.order(order).get("tax_total").longValue()).isEqualTo(1_700);
    }

    @Test
    void whereThePlaceStaysTheNewEvidenceIsKept() {
        String order = till.declined("\"country\": \"LU\", \"phone\": \"+352 621 123 456\"");

        Answer paid = till.payAgain(order, "tok_visa_de");
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        assertThat(paid.json().at("/tax/evidence").toString())
                .contains("{\"type\":\"card\",\"country\":\"DE\"}");
        assertThat(till.determined(order))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("card=DE phone=LU proven=null");
    }

    @DisplayName("4.3 (2) and (4): a phone proves the stated country, a word the other")
    @ParameterizedTest
    @CsvSource({
        "+352 621 123 456, , LU, 1700",
        "621 123 456, , LU, 1700",
        ", DE, DE, 1900",
    })
    void whatSettlesTheDoubt(String phone, String confirmed, String country, long tax) {
        Answer answer = till.buy(doubtful(phone, confirmed), "tok_visa_de");

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.json().at("/tax/country").stringValue()).isEqualTo(country);
        assertThat(answer.json().get("tax_total").longValue()).isEqualTo(tax);
    }

    @ParameterizedTest
    @CsvSource({
        ", , /buyer/country place_unproven",
        ", LU, /buyer/country place_unproven",
        ", FR, /buyer/country place_unproven",
        "+33 6 12 34 56 78, , /buyer/country place_unproven",
        "12, , /buyer/phone phone_format",
    })
    void whatDoesNot(String phone, String confirmed, String fault) {
        assertThat(Till.faults(till.buy(doubtful(phone, confirmed), "tok_visa_de")))
                .containsExactly(fault);
    }

    @Test
    @DisplayName(
            "4.3 (2) by paying again: the buyer confirms where two signs say, and sees the tax")
    void theBuyerConfirmsWithAFurtherPayment() {
        String order = till.declined("\"country\": \"LU\", \"ip\": \"217.160.0.1\"");

        Answer doubted = till.payAgain(order, "tok_visa_de");
        assertThat(Till.faults(doubted)).containsExactly("/buyer/country place_unproven");
        assertThat(doubted.json().get("confirmable_countries").toString()).isEqualTo("[\"DE\"]");
        assertThat(Till.faults(till.payAgain(order, "tok_visa_de", confirming("FR"))))
                .containsExactly("/buyer/country place_unproven");
        assertThat(Till.faults(till.payAgain(order, "tok_visa_de", confirming("LU"))))
                .containsExactly("/buyer/country place_unproven");

        Answer changed = till.payAgain(order, "tok_visa_de", confirming("DE"));
        assertThat(changed.status()).as(changed.raw().body()).isEqualTo(409);
        assertThat(changed.json().at("/order/total").longValue()).isEqualTo(11_900);
        assertThat(till.payAgain(order, "tok_visa_de", confirming("DE")).status()).isEqualTo(402);
        assertThat(till.settle(order, "success").status()).isEqualTo(200);
        JsonNode paid = till.order(order);
        assertThat(paid.get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(paid.at("/tax/country").stringValue()).isEqualTo("DE");
        assertThat(paid.get("tax_total").longValue()).isEqualTo(1_900);
    }

    @Test
    void orANumberFromHomeProvesIt() {
        String order = till.declined("\"country\": \"LU\", \"ip\": \"217.160.0.1\"");

        Answer paid =
                till.payAgain(
                        order, "tok_visa_de", ", \"buyer\": {\"phone\": \"+352 621 123 456\"}");

        assertThat(paid.status()).as("risk wants this card challenged").isEqualTo(402);
        assertThat(paid.json().at("/order/tax/country").stringValue()).isEqualTo("LU");
        assertThat(paid.json().at("/order/tax_total").longValue()).isEqualTo(1_700);
    }

    private static String confirming(String country) {
        return ", \"buyer\": {\"confirmed_country\": \"%s\"}".formatted(country);
    }

    private static String doubtful(String phone, String confirmed) {
        return "\"country\": \"LU\", \"ip\": \"217.160.0.1\", \"phone\": %s, \"confirmed_country\": %s"
                .formatted(quoted(phone), quoted(confirmed));
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
