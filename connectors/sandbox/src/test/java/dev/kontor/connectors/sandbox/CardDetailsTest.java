package dev.kontor.connectors.sandbox;

import static dev.kontor.connectors.sandbox.Requests.card;
import static dev.kontor.connectors.sandbox.Requests.sandbox;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.gateway.Amount;
import dev.kontor.gateway.Buyer;
import dev.kontor.gateway.Charge;
import dev.kontor.gateway.ChargeDetails;
import dev.kontor.gateway.ChargeDetails.Check;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.CredentialUse;
import dev.kontor.gateway.Instrument;
import dev.kontor.gateway.InstrumentDetails;
import dev.kontor.gateway.Key;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server learns of a card, for tax evidence, risk and renewals. */
class CardDetailsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tok_visa       | visa       | 4242 | DE
                    tok_mastercard | mastercard | 4444 | DE
                    tok_amex       | amex       | 0005 | DE
                    tok_visa_us    | visa       | 0001 | US
                    tok_visa_gr    | visa       | 4242 | GR
                    tok_visa_lu_late | visa     | 4242 | LU
                    tok_declined   | visa       | 0002 | DE
                    """)
    void cards(String token, String brand, String last4, String country) {
        InstrumentDetails card = requireNonNull(details(card(token)).instrument());
        assertThat(card.brand()).isEqualTo(brand);
        assertThat(card.last4()).isEqualTo(last4);
        assertThat(card.country()).isEqualTo(country);
        assertThat(card.expiry()).isEqualTo(YearMonth.of(2099, 12));
    }

    @ParameterizedTest(name = "{1} tells {2} before it is charged")
    @CsvSource({
        "card, tok_visa, DE",
        "card, tok_visa_lu, LU",
        "card, tok_visa_lu_late,",
        "sepa_debit, tok_sepa_debit,",
        "sepa_debit, tok_sepa_debit_fr,",
        "ideal, tok_ideal,",
    })
    void whatTokensTell(String method, String token, String country) {
        assertThat(sandbox().countryOf(Instrument.once(method, token), "DE"))
                .isEqualTo(Optional.ofNullable(country));
    }

    @Test
    void fingerprintsTellCardsApartAndOrdersNot() {
        Charge again =
                Requests.charge(new Key("att_2"), Instrument.once("card", "tok_visa"), false);
        assertThat(fingerprint(card("tok_visa")))
                .isEqualTo(fingerprint(again))
                .isNotEqualTo(fingerprint(card("tok_visa_us")))
                .isNotEqualTo(fingerprint(card("tok_amex")));
    }

    @Test
    void storedCredentialsCanBeChargedLater() {
        ChargeDetails first =
                details(
                        Requests.charge(
                                new Instrument("card", "tok_visa", CredentialUse.INITIAL, null)));
        assertThat(first.storedToken()).isEqualTo("tok_visa");
        assertThat(first.networkTransactionId()).matches("[0-9]{15}");
        Instrument renewal =
                new Instrument(
                        "card",
                        requireNonNull(first.storedToken()),
                        CredentialUse.RECURRING,
                        first.networkTransactionId());
        assertThat(sandbox().accepts(renewal)).isTrue();
        assertThat(details(card("tok_visa")).storedToken()).isNull();
    }

    @Test
    void checksWhatWasTyped() {
        assertThat(details(card("tok_visa")).cvcCheck()).isEqualTo(Check.MATCH);
        assertThat(details(card("tok_incorrect_cvc")).cvcCheck()).isEqualTo(Check.MISMATCH);
        assertThat(details(Requests.renewal("tok_visa")).cvcCheck()).isEqualTo(Check.NOT_CHECKED);
        assertThat(details(card("tok_visa")).addressCheck()).isEqualTo(Check.NOT_CHECKED);
        assertThat(details(withPostalCode()).addressCheck()).isEqualTo(Check.MATCH);
    }

    private static Charge withPostalCode() {
        Charge card = card("tok_visa");
        Buyer buyer = new Buyer("DE", null, "10115", null, null, null, null, null, null);
        return new Charge(
                card.key(),
                Amount.of(100, "EUR"),
                card.instrument(),
                buyer,
                card.at(),
                card.order(),
                null,
                false,
                null);
    }

    private static String fingerprint(Charge charge) {
        return requireNonNull(details(charge).instrument()).fingerprint();
    }

    private static ChargeDetails details(Charge charge) {
        return switch (sandbox().charge(charge)) {
            case ChargeResult.Captured yes -> yes.details();
            case ChargeResult.Declined no -> no.details();
            case ChargeResult other -> throw new AssertionError(other);
        };
    }
}
