package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A buyer who confirms to live in another country than the billing address says where in it, if its
 * tax depends on that (handbook 4.3).
 */
class S10_ConfirmedElsewhere {
    private final Till till = new Till(TestServer.newSandbox(), "saas");

    private Answer buy(String confirmed) {
        return till.buy(
                "\"country\": \"DE\", \"ip\": \"8.8.8.8\", \"phone\": \"+1 512 555 1234\""
                        + confirmed,
                "tok_visa_us");
    }

    private static String in(String more) {
        return ", \"confirmed_country\": \"US\"" + more;
    }

    @Test
    void whatContradictsIsToldByItsCountries() {
        Answer asked = buy("");

        assertThat(Till.faults(asked)).containsExactly("/buyer/country place_unproven");
        assertThat(asked.json().get("confirmable_countries").toString()).isEqualTo("[\"US\"]");
        assertThat(asked.json().at("/errors/0/detail").stringValue())
                .isEqualTo(
                        "The signs of the buyer's country contradict each other (billing address DE,"
                                + " internet address US, card US, phone US). Another sign of DE settles"
                                + " it, such as a phone number, or the buyer's confirmation of US.");
        Answer three = till.buy("\"country\": \"DE\", \"ip\": \"8.8.8.8\"", "tok_visa_fr");
        assertThat(three.json().get("confirmable_countries")).isEmpty();
        assertThat(three.json().at("/errors/0/detail").stringValue())
                .contains("billing address DE, internet address US, card FR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                                                                          | /buyer/confirmed_region required
                    `, "confirmed_region": "TX"`                                                | /buyer/confirmed_postal_code required
                    `, "confirmed_region": "QQ", "confirmed_postal_code": "78701"`              | /buyer/confirmed_region unknown_region
                    `, "confirmed_region": "NY", "confirmed_postal_code": "78701"`              | /buyer/confirmed_postal_code region_postal_code_mismatch
                    `, "confirmed_postal_code": "7870"`                                         | /buyer/confirmed_postal_code invalid_format
                    """)
    void whatIsMissingOrWrongThereIsToldByName(String more, String fault) {
        assertThat(Till.faults(buy(in(more)))).containsExactly(fault);
    }

    @Test
    void theTaxIsThatOfThePlaceThatWasConfirmed() {
        Answer paid = buy(in(", \"confirmed_postal_code\": \"78701\""));

        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        assertThat(paid.json().at("/tax/country").stringValue()).isEqualTo("US");
        assertThat(paid.json().at("/tax/region").stringValue()).isEqualTo("TX");
        assertThat(paid.json().get("tax_total").longValue()).isEqualTo(660);
        assertThat(paid.json().at("/buyer/country").stringValue()).isEqualTo("DE");
        assertThat(till.determined(paid.json().get("id").stringValue()))
                .last()
                .asString()
                .contains("proven=US");
    }

    @Test
    void byAFurtherPaymentToo() {
        String order = till.declined("\"country\": \"DE\", \"ip\": \"8.8.8.8\"");

        assertThat(
                        till.payAgain(order, "tok_visa_us")
                                .json()
                                .get("confirmable_countries")
                                .toString())
                .isEqualTo("[\"US\"]");
        assertThat(Till.faults(payAgain(order, "", "")))
                .containsExactly("/buyer/confirmed_region required");
        String texas = ", \"confirmed_region\": \"TX\", \"confirmed_postal_code\": \"78701\"";
        Answer changed = payAgain(order, texas, "");
        assertThat(changed.status()).as(changed.raw().body()).isEqualTo(409);
        assertThat(changed.json().at("/order/total").longValue()).isEqualTo(10_660);

        Answer paid = payAgain(order, texas, ", \"total\": 10660");
        assertThat(paid.status()).as(paid.raw().body()).isIn(201, 402);
        assertThat(till.order(order).at("/tax/region").stringValue()).isEqualTo("TX");
    }

    private Answer payAgain(String order, String where, String more) {
        return till.payAgain(
                order,
                "tok_visa_us",
                ", \"buyer\": {\"confirmed_country\": \"US\"" + where + "}" + more);
    }

    /** Nobody is asked to confirm a country to which nothing is sold; naming it is told at once. */
    @Test
    void whereNothingIsSoldIsNotOffered() {
        String order = till.declined("\"country\": \"DE\", \"phone\": \"+7 495 123 45 67\"");

        Answer doubted = till.payAgain(order, "tok_visa_ru");
        assertThat(Till.faults(doubted)).containsExactly("/buyer/country place_unproven");
        assertThat(doubted.json().get("confirmable_countries")).isEmpty();
        assertThat(
                        Till.faults(
                                till.payAgain(
                                        order,
                                        "tok_visa_ru",
                                        ", \"buyer\": {\"confirmed_country\": \"RU\"}")))
                .containsExactly("/buyer/confirmed_country place_sanctioned");
    }

    @Test
    void theTotalThatWasSeenIsWhatIsPaid() {
        String order = till.declined("\"country\": \"LU\"");

        Answer other = till.payAgain(order, "tok_visa_lu", ", \"total\": 11000");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("code").stringValue()).isEqualTo("quote_changed");
        assertThat(other.json().at("/order/total").longValue()).isEqualTo(11_700);
        assertThat(till.order(order).get("status").stringValue()).isEqualTo("awaiting_payment");
        assertThat(Till.faults(till.payAgain(order, "tok_visa_lu", ", \"total\": -1")))
                .containsExactly("/total out_of_range");

        assertThat(till.payAgain(order, "tok_visa_lu", ", \"total\": 11700").status())
                .isEqualTo(201);
    }

    /**
     * Handbook 4.3: a tax id's country is a sign. With a German address a French company's id and
     * card are two signs of France, which the company confirms: reverse charge there (4.4).
     */
    @Test
    void aCompanyIsWhereItsTaxIdIs() {
        String french =
                """
                "country": "DE", "tax_id": "FR40303265045", "confirmed_country": "FR"\
                """;
        JsonNode paid = till.buy(french, "tok_visa_fr").json();
        assertThat(paid.at("/tax/country").stringValue()).isEqualTo("FR");
        assertThat(paid.at("/tax/treatment").stringValue()).isEqualTo("reverse_charge");
        assertThat(paid.at("/tax/evidence").toString())
                .contains("{\"type\":\"tax_id\",\"country\":\"FR\"}");

        assertThat(Till.faults(till.buy(french, "tok_visa_it")))
                .containsExactly("/buyer/country place_unproven");
        JsonNode home = till.buy(french, "tok_visa").json();
        assertThat(home.at("/tax/country").stringValue()).isEqualTo("DE");
        assertThat(home.get("tax_total").longValue()).isEqualTo(1_900);
    }
}
