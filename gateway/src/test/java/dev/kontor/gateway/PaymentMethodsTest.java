package dev.kontor.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.gateway.PaymentMethod.Flow;
import dev.kontor.gateway.PaymentMethod.Refunds;
import dev.kontor.gateway.PaymentMethod.Reversal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handbook 6.6. */
class PaymentMethodsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    card; Card; CARD; PT0S; FULL_AND_PARTIAL; true; CHARGEBACK
                    paypal; PayPal; WALLET; PT0S; FULL_AND_PARTIAL; true; PROVIDER_DISPUTE
                    ideal; iDEAL | Wero; REDIRECT; PT0S; FULL_AND_PARTIAL; false; NONE
                    ovo; OVO; APP; PT0S; FULL_ONLY; false; NONE
                    m_pesa; M-Pesa; APP; PT1M; NONE; false; NONE
                    boleto; Boleto; VOUCHER; PT48H; NONE; true; NONE
                    spei; SPEI; TRANSFER; PT5M; NONE; false; NONE
                    sepa_debit; SEPA Direct Debit; DEBIT; PT120H; FULL_AND_PARTIAL; true; DEBIT_RETURN
                    klarna; Klarna; PAY_LATER; PT0S; FULL_AND_PARTIAL; true; PROVIDER_DISPUTE
                    """)
    void facts(
            String id,
            String name,
            Flow flow,
            Duration delay,
            Refunds refunds,
            boolean recurring,
            Reversal reversal) {
        PaymentMethod method = method(id);
        assertThat(method.name()).isEqualTo(name);
        assertThat(method.flow()).isEqualTo(flow);
        assertThat(method.delay()).isEqualTo(delay);
        assertThat(method.asynchronous()).isEqualTo(!delay.isZero());
        assertThat(method.refunds()).isEqualTo(refunds);
        assertThat(method.recurring()).isEqualTo(recurring);
        assertThat(method.reversal()).isEqualTo(reversal);
    }

    @ParameterizedTest(name = "{0} in {1} for {2}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    card       | BR | BRL | true
                    ideal      | NL | EUR | true
                    ideal      | NL | USD | false
                    ideal      | BE | EUR | false
                    sepa_debit | CH | EUR | true
                    sepa_debit | US | EUR | false
                    revolut_pay| NO | EUR | true
                    paypal     | US | KWD | false
                    pix        | BR | BRL | true
                    """)
    void offers(String id, String country, String currency, boolean expected) {
        assertThat(method(id).offeredIn(country, Currency.getInstance(currency)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "ideal, NL",
        "bancontact, BE",
        "blik, PL",
        "eps, AT",
        "mb_way, PT",
        "multibanco, PT",
        "twint, CH",
        "swish, SE",
        "pix, BR",
        "boleto, BR",
        "ach_debit, US",
        "card,",
        "sepa_debit,",
        "venmo,",
        "bizum,",
        "bacs_debit,",
        "oxxo,",
        "wero,",
        "giropay,",
    })
    void banksOfOneCountry(String id, String country) {
        assertThat(PaymentMethods.bankCountry(id)).isEqualTo(Optional.ofNullable(country));
    }

    @Test
    void suchSchemesHaveOneCountryAndAreNoWallets() {
        assertThat(PaymentMethodTable.BANKS_OF_ONE_COUNTRY)
                .allSatisfy(id -> {
                    assertThat(method(id).countries()).as(id).hasSize(1);
                    assertThat(method(id).flow()).isNotIn(Flow.CARD, Flow.WALLET, Flow.PAY_LATER);
                });
    }

    @Test
    void refundWindows() {
        assertThat(method("swish").refundWindow()).isEqualTo(Duration.ofDays(365));
        assertThat(method("card").refundWindow()).isNull();
    }

    @Test
    void unknownIdsAreNotFound() {
        assertThat(PaymentMethods.find("giropay")).isNull();
        assertThat(PaymentMethods.find("")).isNull();
    }

    /** 99 rows, 16 of them card brands that are one method, four of them two brands in one row. */
    @Test
    void holdsTheWholeCatalogue() {
        assertThat(PaymentMethods.all()).hasSize(99 - 16 + 1 + 4);
    }

    @Test
    void idsAndCodesAreWellFormed() {
        List<String> countries = Arrays.asList(Locale.getISOCountries());
        assertThat(PaymentMethods.all())
                .allSatisfy(method -> {
                    assertThat(method.id()).matches("[a-z0-9]+(_[a-z0-9]+)*");
                    assertThat(countries).containsAll(method.countries());
                });
        assertThat(method("sepa_debit").countries()).hasSize(41);
        assertThat(method("paypal").currencies()).hasSize(24);
    }

    @Test
    void methodsThatTakeMoneyBackAreThoseOfTheHandbook() {
        Set<String> debits = Set.of("sepa_debit", "bacs_debit", "ach_debit", "pad", "becs_debit");
        assertThat(PaymentMethods.all())
                .filteredOn(method -> method.reversal() == Reversal.DEBIT_RETURN)
                .extracting(PaymentMethod::id)
                .containsExactlyInAnyOrderElementsOf(debits);
    }

    private static PaymentMethod method(String id) {
        return requireNonNull(PaymentMethods.find(id), id);
    }
}
