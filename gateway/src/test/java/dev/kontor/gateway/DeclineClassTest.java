package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handbook 6.3: what each class of decline allows. */
class DeclineClassTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    class     | buyer may try again | another gateway
                    HARD      | false               | false
                    DATA      | true                | false
                    FUNDS     | true                | false
                    SOFT_AUTH | true                | false
                    GENERIC   | true                | true
                    TECHNICAL | true                | true
                    FRAUD     | false               | false
                    """)
    void allows(DeclineClass decline, boolean retryable, boolean cascades) {
        assertThat(decline.retryable()).isEqualTo(retryable);
        assertThat(decline.cascades()).isEqualTo(cascades);
    }
}
