package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The small values of a request: what they refuse, and what they never print. */
class WireWordsTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @Property
    void keysAreVisibleAscii(
            @ForAll @CharRange(from = '!', to = '~') @StringLength(min = 1, max = 64) String key) {
        assertThat(new Key(key)).hasToString(key);
    }

    @Test
    void otherKeysAreRefused() {
        for (String key : new String[] {"", "a b", "käse", "line\n", "x".repeat(65)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Key(key));
        }
    }

    @Test
    void amountsAreReadableAndNotNegative() {
        assertThat(Amount.of(11900, "EUR")).hasToString("EUR 119.00");
        assertThat(Amount.of(500, "JPY")).hasToString("JPY 500");
        assertThat(Amount.of(1234, "KWD")).hasToString("KWD 1.234");
        assertThatIllegalArgumentException().isThrownBy(() -> Amount.of(-1, "EUR"));
    }

    @Test
    void refundsOfNothingAreRefused() {
        ChargeRef charge =
                new ChargeRef(new Key("att"), "ch_1", Instrument.once("card", "tok_visa"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new RefundRequest(new Key("ref"), charge, Amount.of(0, "EUR"), AT));
    }

    @Test
    void absentBuyersCannotBeChallenged() {
        Instrument renewal = new Instrument("card", "pm_1", CredentialUse.RECURRING, "123");
        assertThatIllegalArgumentException().isThrownBy(() -> charge(renewal, true));
        assertThat(charge(renewal, false).challenge()).isFalse();
    }

    @Test
    void tokensNamesAndAddressesAreNotPrinted() {
        Charge charge = charge(Instrument.once("card", "pm_secret"), true);
        Returned returned = new Returned(Map.of("payload", "secret"));
        ChargeDetails details =
                new ChargeDetails(
                        "nti-secret",
                        "pm_secret",
                        null,
                        ChargeDetails.Check.MATCH,
                        ChargeDetails.Check.MATCH,
                        null);
        Submitted all = new Submitted(charge, Submitted.Operation.CHARGE, "ch_1", returned, AT);
        assertThat(all.toString() + charge.ref("ch_1") + details)
                .contains("EUR 1.00", "card", "payload", "DE")
                .doesNotContain("secret", "Ada", "ada@", "192.0.2.7", "Lane");
    }

    private static Charge charge(Instrument instrument, boolean challenge) {
        Buyer buyer =
                new Buyer(
                        "DE",
                        null,
                        "10115",
                        "Berlin",
                        "1 Lane",
                        "Ada",
                        "ada@example.com",
                        "192.0.2.7",
                        "de");
        return new Charge(
                new Key("att_1"),
                Amount.of(100, "EUR"),
                instrument,
                buyer,
                AT,
                "K-1",
                null,
                challenge,
                null);
    }
}
