package dev.kontor.connectors.sandbox;

import static dev.kontor.connectors.sandbox.Requests.card;
import static dev.kontor.connectors.sandbox.Requests.sandbox;
import static dev.kontor.connectors.sandbox.Requests.sandboxB;
import static dev.kontor.connectors.sandbox.Requests.with;
import static dev.kontor.connectors.sandbox.Requests.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kontor.gateway.Amount;
import dev.kontor.gateway.Charge;
import dev.kontor.gateway.CredentialUse;
import dev.kontor.gateway.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sandbox does not take, and says before anything is written. */
class RefusalsTest {

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    card       | tok_visa            | true
                    card       | tok_visa_fr         | true
                    card       | tok_visa_zz         | false
                    card       | tok_visa_FR         | false
                    card       | tok_card            | false
                    card       | tok_nonsense        | false
                    card       | 4242424242424242    | false
                    card       | tok_ideal           | false
                    ideal      | tok_ideal           | true
                    ideal      | tok_ideal_fail      | true
                    ideal      | tok_visa            | false
                    sepa_debit | tok_sepa_debit      | true
                    sepa_debit | tok_sepa_debit_fail | true
                    giropay    | tok_giropay         | false
                    """)
    void accepts(String method, String token, boolean expected) {
        Instrument instrument = Instrument.once(method, token);
        assertThat(sandbox().accepts(instrument)).isEqualTo(expected);
        assertThat(sandboxB().accepts(instrument)).isEqualTo(expected);
        if (!expected) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sandbox().charge(with(method, token)))
                    .withMessageNotContaining(token);
        }
    }

    @Test
    void capabilitiesAreThoseOfTheMethod() {
        assertThat(sandbox().capabilities("card"))
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.challenges()).isTrue();
                    assertThat(card.merchantInitiated()).isTrue();
                    assertThat(card.separateCapture()).isTrue();
                });
        assertThat(sandbox().capabilities("ideal"))
                .singleElement()
                .satisfies(ideal -> {
                    assertThat(ideal.challenges()).isFalse();
                    assertThat(ideal.merchantInitiated()).isFalse();
                    assertThat(ideal.separateCapture()).isFalse();
                });
        assertThat(sandbox().capabilities("giropay")).isEmpty();
    }

    @Test
    void chargesBeyondTheCapabilitiesAreBugs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox().authorize(with("ideal", "tok_ideal")));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        sandbox()
                                .charge(
                                        Requests.charge(
                                                new Instrument(
                                                        "ideal",
                                                        "tok_ideal",
                                                        CredentialUse.RECURRING,
                                                        null))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox().charge(zero(card("tok_visa"))));
    }

    @Test
    void zeroVerifiesACard() {
        assertThat(word(sandbox().authorize(zero(card("tok_visa"))))).isEqualTo("authorized");
        assertThat(word(sandbox().authorize(zero(card("tok_stolen")))))
                .isEqualTo("HARD stolen_card");
    }

    private static Charge zero(Charge charge) {
        return new Charge(
                charge.key(),
                Amount.of(0, "EUR"),
                charge.instrument(),
                charge.buyer(),
                charge.at(),
                charge.order(),
                charge.statement(),
                charge.challenge(),
                charge.returnUrl());
    }
}
