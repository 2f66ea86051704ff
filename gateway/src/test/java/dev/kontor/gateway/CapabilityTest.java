package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first filter of routing (handbook 6.4). */
class CapabilityTest {
    private static final Capability DEBIT =
            new Capability(
                    "sepa_debit",
                    Set.of("DE", "FR"),
                    Set.of(Currency.getInstance("EUR")),
                    50,
                    1_000_000,
                    false,
                    true,
                    false);

    @ParameterizedTest(name = "{0} {1} {2} in {3}, {4}, challenge {5}: {6}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sepa_debit | 11900   | EUR | DE | ONE_TIME  | false | true
                    sepa_debit | 50      | EUR | FR | RECURRING | false | true
                    sepa_debit | 1000000 | EUR | DE | ONE_TIME  | false | true
                    sepa_debit | 49      | EUR | DE | ONE_TIME  | false | false
                    sepa_debit | 1000001 | EUR | DE | ONE_TIME  | false | false
                    sepa_debit | 0       | EUR | DE | INITIAL   | false | false
                    sepa_debit | 11900   | USD | DE | ONE_TIME  | false | false
                    sepa_debit | 11900   | EUR | US | ONE_TIME  | false | false
                    sepa_debit | 11900   | EUR | DE | ONE_TIME  | true  | false
                    card       | 11900   | EUR | DE | ONE_TIME  | false | false
                    """)
    void serves(
            String method,
            long minor,
            String currency,
            String country,
            CredentialUse use,
            boolean challenge,
            boolean expected) {
        Instrument instrument = new Instrument(method, "ba_1", use, null);
        assertThat(DEBIT.serves(instrument, Amount.of(minor, currency), country, challenge))
                .isEqualTo(expected);
    }

    @Test
    void servesRenewalsOnlyWhereItCan() {
        Capability once = new Capability("ideal", Set.of(), Set.of(), 1, 100, false, false, false);
        Amount amount = Amount.of(100, "EUR");
        Instrument renewal = new Instrument("ideal", "pm_1", CredentialUse.RECURRING, null);
        assertThat(once.serves(Instrument.once("ideal", "pm_1"), amount, "NL", false)).isTrue();
        assertThat(once.serves(renewal, amount, "NL", false)).isFalse();
    }

    @Test
    void limitsAreInOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Capability("card", Set.of(), Set.of(), 2, 1, true, true, true));
    }
}
