package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class FormChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void aConsumerIsAskedForWhatDecidesTheTax() {
        assertThat(faults("country", "DE"))
                .containsOnlyKeys("email", "name", "postal_code", "terms", "immediate");
        assertThat(faults("country", "NL")).containsOnlyKeys("email", "name", "terms", "immediate");
        assertThat(faults("country", "JP")).containsOnlyKeys("email", "name", "terms");
    }

    @Test
    void aCompanyIsAskedForItsWholeAddress() {
        assertThat(faults("country", "NL", "business", "yes"))
                .containsOnlyKeys("email", "company", "line1", "postal_code", "city", "terms");
        assertThat(faults("country", "HK", "business", "yes"))
                .containsOnlyKeys("email", "company", "line1", "city", "terms");
    }

    @Test
    void whatIsRightIsNoFault() {
        assertThat(
                        faults(
                                "country",
                                "DE",
                                "email",
                                " ada@example.com ",
                                "name",
                                "Ada",
                                "postal_code",
                                "10115",
                                "terms",
                                "yes",
                                "immediate",
                                "yes"))
                .isEmpty();
    }

    @Test
    void aQuantityIsAWholeNumberOfThings() {
        for (String bad : List.of("", "0", "-1", "1.5", "10001", "1e3", "two")) {
            assertThat(FormChecks.unkept(form("quantity_0", "1", "quantity_1", bad)))
                    .isEqualTo(Map.of("quantity_1", "quantity"));
        }
        assertThat(FormChecks.unkept(form("quantity_0", " 07 ", "quantity_1", "10000"))).isEmpty();
    }

    @Test
    void anAddressOfMailIsRecognized() {
        for (String bad : List.of("ada", "ada@", "ada@example", "a b@example.com", "a@b@c.de")) {
            assertThat(faults("country", "JP", "email", bad)).containsEntry("email", "email");
        }
    }

    @Test
    void onlyTestCardsAreTakenAndEmptyFieldsAreMissing() {
        assertThat(card("4242 4242 4242 4242", "12/30", "123")).isEmpty();
        assertThat(card("", "", ""))
                .containsOnlyKeys("card_number", "card_expiry", "card_cvc")
                .containsValue("required");
        assertThat(card("4111 1111 1111 1111", "12/30", "123"))
                .containsEntry("card_number", "unknown_test_card");
        assertThat(card("4242 4242 4242 4242", "10/26", "123"))
                .containsEntry("card_expiry", "expired_card");
    }

    @Test
    void aTypedCardIsNeverPrinted() {
        assertThat(new TypedCard("4242424242424242", "12/30", "123").toString())
                .doesNotContain("42");
        assertThat(form("card_number", "4242424242424242").toString()).doesNotContain("4242");
    }

    @Test
    void controlCharactersAndHalfCharactersAreDropped() {
        assertThat(form("name", "Ada\u0000\u001b \ud800Byron").name())
                .doesNotContain("\u0000", "\u001b", "\ud800");
    }

    private static Map<String, String> faults(String... fields) {
        FormInput form = form(fields);
        return FormChecks.order(
                form, ConsentRules.wantsImmediateDelivery(form.country(), form.business()));
    }

    private static Map<String, String> card(String number, String expiry, String cvc) {
        Map<String, String> faults = new LinkedHashMap<>();
        boolean recognized =
                FormChecks.card(new TypedCard(number, expiry, cvc), NOW, faults).isPresent();
        assertThat(recognized).isEqualTo(faults.isEmpty());
        return faults;
    }

    private static FormInput form(String... fields) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        for (int i = 0; i < fields.length; i += 2) {
            request.addParameter(fields[i], fields[i + 1]);
        }
        return FormInput.of(request);
    }
}
