package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.checkout.AddressForm.Part;
import dev.kontor.gateway.PaymentMethod;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckoutRulesTest {
    @Test
    void countriesWriteAddressesInTheirOwnOrder() {
        assertThat(AddressForm.order("DE"))
                .containsExactly(Part.LINE1, Part.POSTAL_CODE, Part.CITY);
        assertThat(AddressForm.order("US"))
                .containsExactly(Part.LINE1, Part.CITY, Part.POSTAL_CODE);
        assertThat(AddressForm.order("JP"))
                .containsExactly(Part.POSTAL_CODE, Part.CITY, Part.LINE1);
        assertThat(AddressForm.order("HK")).containsExactly(Part.LINE1, Part.CITY);
    }

    @Test
    void theLawOfTheBuyersCountryDecidesTheWords() {
        assertThat(ConsentRules.namesObligation("DE")).isTrue();
        assertThat(ConsentRules.namesObligation("NO")).isTrue();
        assertThat(ConsentRules.namesObligation("US")).isFalse();
        assertThat(ConsentRules.wantsImmediateDelivery("FR", false)).isTrue();
        assertThat(ConsentRules.wantsImmediateDelivery("FR", true)).isFalse();
        assertThat(ConsentRules.wantsImmediateDelivery("CH", false)).isFalse();
        assertThat(ConsentRules.isService(List.of(TaxCategory.SAAS))).isTrue();
        assertThat(ConsentRules.isService(List.of(TaxCategory.SAAS, TaxCategory.EBOOK))).isFalse();
    }

    @Test
    void cardsComeFirstThenWhatIsAtHomeThere() {
        assertThat(offered("NL", "EUR"))
                .startsWith("card", "ideal")
                .contains("paypal")
                .hasSizeLessThanOrEqualTo(8);
        assertThat(offered("SE", "SEK")).startsWith("card", "swish");
        assertThat(offered("DE", "EUR")).doesNotContain("sepa_debit", "apple_pay");
    }

    private static List<String> offered(String country, String currency) {
        return PaymentChoices.of(country, Currency.getInstance(currency)).stream()
                .map(PaymentMethod::id)
                .toList();
    }
}
