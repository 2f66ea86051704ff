package dev.kontor.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decisions of the handbook 7.2, row by row. */
class RulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # score | by card   | otherwise
                    0       | ACCEPT    | ACCEPT
                    34      | ACCEPT    | ACCEPT
                    35      | CHALLENGE | ACCEPT
                    49      | CHALLENGE | ACCEPT
                    50      | CHALLENGE | REVIEW
                    59      | CHALLENGE | REVIEW
                    60      | REVIEW    | REVIEW
                    84      | REVIEW    | REVIEW
                    85      | REJECT    | REJECT
                    100     | REJECT    | REJECT
                    """)
    void aScoreDecides(int score, Decision byCard, Decision otherwise) {
        assertThat(Rules.byScore(score, true)).isEqualTo(byCard);
        assertThat(Rules.byScore(score, false)).isEqualTo(otherwise);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # case                  | signals                                            | score | decision  | reasons
                    nobody known            | new_email                                          | 10    | ACCEPT    |
                    case 48                 | ip_card_mismatch ip_vpn disposable_email           | 70    | REVIEW    | ip_vpn disposable_email ip_card_mismatch
                    a friend                | paid_history billing_ip_mismatch                   | 0     | ACCEPT    |
                    never below zero        | paid_history authenticated                         | 0     | ACCEPT    |
                    never above a hundred   | chargeback_on_device ip_tor cards_on_device        | 100   | REJECT    | chargeback_on_device ip_tor cards_on_device
                    a friend abroad         | ip_card_mismatch ip_vpn disposable_email paid_history | 40 | CHALLENGE | ip_vpn disposable_email ip_card_mismatch
                    authenticated           | ip_tor new_email authenticated                     | 15    | ACCEPT    |
                    """)
    void weightsSumToAScore(
            String name, String signals, int score, Decision decision, @Nullable String reasons) {
        RiskDecision made = Rules.decide(seen(signals(signals), History.NONE));

        assertThat(made.score()).isEqualTo(score);
        assertThat(made.decision()).isEqualTo(decision);
        assertThat(made.reasons())
                .isEqualTo(reasons == null ? List.of() : List.of(reasons.split(" ")));
        assertThat(Set.copyOf(made.signals())).isEqualTo(signals(signals));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # case                     | email | cards | ip | on device | declines | decision | reason
                    within every limit         | 4     | 4     | 19 | 4         | 3        | ACCEPT   |
                    20 attempts of an address  | 0     | 0     | 20 | 0         | 0        | REJECT   | attempts_per_ip
                    a fifth card of a device   | 0     | 0     | 0  | 5         | 0        | REJECT   | cards_per_device
                    a fifth card of an address | 0     | 5     | 0  | 0         | 0        | REJECT   | cards_per_email
                    declined four times        | 0     | 0     | 0  | 0         | 4        | REJECT   | declines_per_card
                    a sixth order of a day     | 5     | 0     | 0  | 0         | 0        | REVIEW   | orders_per_email
                    both                       | 9     | 0     | 99 | 0         | 0        | REJECT   | attempts_per_ip
                    """)
    void velocitiesHaveLimits(
            String name,
            int emailOrders,
            int emailCards,
            int ipAttempts,
            int deviceCards,
            int cardDeclines,
            Decision decision,
            @Nullable String reason) {
        History history =
                new History(
                        null,
                        false,
                        emailOrders,
                        emailCards,
                        ipAttempts,
                        deviceCards,
                        false,
                        0,
                        cardDeclines,
                        0,
                        0);

        RiskDecision made = Rules.decide(seen(Set.of(), history));

        assertThat(made.decision()).isEqualTo(decision);
        assertThat(made.reasons()).isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void listsComeBeforeEverythingAndTheBlocklistFirst() {
        Set<Signal> terrible = EnumSet.of(Signal.CHARGEBACK_ON_DEVICE, Signal.IP_TOR);
        History busy = new History(null, false, 99, 99, 99, 99, true, 99, 99, 0, 0);
        List<String> block = List.of("blocklist_name");
        List<String> allow = List.of("allowlist_email");

        RiskDecision allowed =
                Rules.decide(new Rules.Case(terrible, List.of(), allow, true, busy, true));
        RiskDecision both =
                Rules.decide(new Rules.Case(Set.of(), block, allow, true, History.NONE, false));

        assertThat(allowed.decision()).isEqualTo(Decision.ACCEPT);
        assertThat(allowed.score()).isEqualTo(95);
        assertThat(allowed.reasons()).isEqualTo(allow);
        assertThat(both.decision()).isEqualTo(Decision.REJECT);
        assertThat(both.reasons()).isEqualTo(block);
    }

    @Test
    void inCardTestingModeEveryCardIsChallenged() {
        Rules.Case byCard =
                new Rules.Case(Set.of(), List.of(), List.of(), true, History.NONE, true);
        Rules.Case otherwise =
                new Rules.Case(Set.of(), List.of(), List.of(), false, History.NONE, true);

        assertThat(Rules.decide(byCard).decision()).isEqualTo(Decision.CHALLENGE);
        assertThat(Rules.decide(byCard).reasons()).containsExactly("card_testing");
        assertThat(Rules.decide(otherwise).decision()).isEqualTo(Decision.ACCEPT);
    }

    @ParameterizedTest
    @CsvSource({"31, 26, true", "31, 24, false", "31, 25, true", "30, 30, false", "100, 80, false"})
    void manyDeclinesOfOneBinAreATestOfCards(int attempts, int declines, boolean test) {
        History history = new History(null, false, 0, 0, 0, 0, false, 0, 0, attempts, declines);

        assertThat(Rules.testsCards(history)).isEqualTo(test);
    }

    private static Rules.Case seen(Set<Signal> signals, History history) {
        return new Rules.Case(signals, List.of(), List.of(), true, history, false);
    }

    private static Set<Signal> signals(String codes) {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        Arrays.stream(codes.split(" "))
                .map(code -> Signal.valueOf(code.toUpperCase(Locale.ROOT)))
                .forEach(signals::add);
        return signals;
    }
}
