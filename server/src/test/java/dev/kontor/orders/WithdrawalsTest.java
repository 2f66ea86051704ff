package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has fourteen days (handbook 10.1, 10.3). */
class WithdrawalsTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    DE, true
                    GR, true
                    GB, true
                    IM, true
                    MC, true
                    IS, true
                    LI, true
                    NO, true
                    CH, false
                    US, false
                    """)
    void theRightIsGiven(String country, boolean given) {
        assertThat(Withdrawals.isGivenIn(country)).isEqualTo(given);
    }
}
