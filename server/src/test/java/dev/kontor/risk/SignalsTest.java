package dev.kontor.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Ids;
import dev.kontor.platform.Money;
import dev.kontor.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signals of the handbook 7.1. */
class SignalsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final History KNOWN = seen(NOW.minus(Duration.ofDays(8)), false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # billing | ip | card | signals
                    DE        | DE | DE   |
                    DE        | -  | US   |
                    DE        | FR | -    | BILLING_IP_MISMATCH
                    DE        | FR | DE   | IP_CARD_MISMATCH BILLING_IP_MISMATCH
                    DE        | DE | US   | IP_CARD_MISMATCH
                    DE        | US | US   | BILLING_IP_MISMATCH
                    """)
    void countriesShouldAgree(
            String billing, @Nullable String ip, @Nullable String card, @Nullable String signals) {
        RiskQuestion question =
                question(
                        "ada@example.com", "Ada", billing, RiskFacts.card(RiskFacts.Card.of(card)));

        assertThat(codes(Signals.of(question, ip, KNOWN)))
                .isEqualTo(signals == null ? "" : signals);
    }

    @Test
    void anAddressIsNewForAWeekAndAFriendAfterNinetyDays() {
        RiskQuestion question = question("ada@example.com", "Ada", "DE", RiskFacts.NONE);

        assertThat(Signals.of(question, "DE", History.NONE)).containsExactly(Signal.NEW_EMAIL);
        assertThat(Signals.of(question, "DE", seen(NOW.minus(Duration.ofDays(6)), false)))
                .containsExactly(Signal.NEW_EMAIL);
        assertThat(Signals.of(question, "DE", KNOWN)).isEmpty();
        assertThat(Signals.of(question, "DE", seen(NOW.minus(Duration.ofDays(91)), true)))
                .containsExactly(Signal.PAID_HISTORY);
    }

    @Test
    void everythingThatIsToldIsSeen() {
        RiskFacts facts =
                new RiskFacts(
                        new RiskFacts.Card("DE", "fp", "411111", true, true, true),
                        new RiskFacts.Client(
                                RiskFacts.Network.VPN, "device", Duration.ofSeconds(4)),
                        2,
                        1_999L,
                        true,
                        true,
                        true,
                        null);
        History devices = new History(NOW, false, 0, 0, 0, 3, true, 3, 0, 0, 0);

        assertThat(Signals.of(question("ada@mailinator.com", "asdf", "DE", facts), "DE", devices))
                .containsExactlyInAnyOrder(
                        Signal.PREPAID_CARD,
                        Signal.AVS_MISMATCH,
                        Signal.CVV_MISMATCH,
                        Signal.IP_VPN,
                        Signal.FAST_SUBMIT,
                        Signal.DECLINES,
                        Signal.HIGH_AMOUNT,
                        Signal.RESALE_PRONE,
                        Signal.VENDORS_OWN,
                        Signal.AUTHENTICATED,
                        Signal.DISPOSABLE_EMAIL,
                        Signal.GIBBERISH_NAME,
                        Signal.NEW_EMAIL,
                        Signal.CARDS_ON_DEVICE,
                        Signal.DEVICES_ON_CARD,
                        Signal.CHARGEBACK_ON_DEVICE);
    }

    @Test
    void fiveTimesTheMedianIsNotMoreThanFiveTimes() {
        RiskFacts median = new RiskFacts(null, null, 1, 2_000L, false, false, false, null);
        RiskFacts huge = new RiskFacts(null, null, 0, Long.MAX_VALUE, false, false, false, null);

        assertThat(Signals.of(question("a@example.com", "Ada", "DE", median), "DE", KNOWN))
                .isEmpty();
        assertThat(Signals.of(question("a@example.com", "Ada", "DE", huge), "DE", KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Byron",
                "Ng",
                "Wolfgang Schwartz",
                "Hirschschlag",
                "Krzysztof Brzęczyszczykiewicz",
                "Þórður",
                "李小龍",
                "Мария Иванова",
                "Sgt. Pepper",
                "Dr. Vlk",
                "Smith & Wesson 24",
                "Werner Wertz",
                "O'Brien-Smythe",
                "Anna Maria Nguyễn",
                "ACME GmbH",
                "محمد"
            })
    void namesAreNames(String name) {
        assertThat(Gibberish.isName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asdf",
                "Qwerty Uiop",
                "xkcdq",
                "aaaaaa",
                "John Zxcvb",
                "bcdfghjkl",
                "user12345"
            })
    void gibberishIsNot(String name) {
        assertThat(Gibberish.isName(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ada@mailinator.com, true",
        "ada@MAILINATOR.com, true",
        "ada@some.mailinator.com, true",
        "ada@mailinator.com.example, false",
        "ada@duck.com, false",
        "ada@example.com, false",
        "ada@com, false",
        "no-address, false",
        "'@', false"
    })
    void domainsForTenMinutesAreKnown(String email, boolean disposable) {
        assertThat(MailDomains.isDisposable(email)).isEqualTo(disposable);
    }

    private static RiskQuestion question(
            String email, String name, String country, RiskFacts facts) {
        return new RiskQuestion(
                TestPlatform.newVendor(),
                Ids.next(),
                false,
                email,
                name,
                country,
                null,
                Money.of(10_000, "EUR"),
                NOW,
                facts);
    }

    private static History seen(Instant first, boolean trusted) {
        return new History(first, trusted, 0, 0, 0, 0, false, 0, 0, 0, 0);
    }

    private static String codes(Set<Signal> signals) {
        return String.join(" ", signals.stream().map(Signal::name).toList());
    }
}
