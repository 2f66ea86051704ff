package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Behind a proxy the buyer's address is the one that the proxy tells: it is evidence of the place,
 * and what is limited by address is limited for each buyer by itself.
 */
class J16_BehindAProxyTest {
    private static final int A_MINUTE = 1_000;

    private static Answer validate(String forwarded) {
        return TestServer.demo()
                .post(
                        "/v1/licenses/validate",
                        "{\"key\": \"AAAAA-AAAAA-AAAAA-AAAAA-AAAAA\"}",
                        "X-Forwarded-For",
                        forwarded);
    }

    @Test
    void eachBuyerHasALimitOfItsOwn() {
        long refused =
                IntStream.range(0, A_MINUTE + 200)
                        .filter(i -> validate("203.0.113.9").status() == 429)
                        .count();

        assertThat(refused).isPositive();
        assertThat(validate("203.0.113.10").status()).isEqualTo(200);
        assertThat(validate("203.0.113.9, 203.0.113.10").status()).isEqualTo(200);
    }
}
