package dev.kontor.currencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where published rates may be read. */
class FeedAddressTest {
    private static final String REAL = "https://www.ecb.europa.eu/rates.xml";

    private static Optional<String> address(Map<String, String> environment) {
        return CurrenciesModule.address(Settings.of(environment::get), "KONTOR_ECB_URL", REAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://rates.example.com/rates.xml",
                "http://127.0.0.1.example.com/rates.xml",
                "ftp://127.0.0.1/rates.xml",
                "file:///etc/passwd",
                "rates.xml",
                "OFF"
            })
    void onlyOverTls(String address) {
        assertThatThrownBy(() -> address(Map.of("KONTOR_ECB_URL", address)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("KONTOR_ECB_URL must begin with https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://rates.example.com/rates.xml",
                "http://127.0.0.1:8000/rates.xml",
                "http://localhost:8000/rates.xml"
            })
    void orOfThisMachine(String address) {
        assertThat(address(Map.of("KONTOR_ECB_URL", address))).contains(address);
    }

    @Test
    void theRealOneOrNone() {
        assertThat(address(Map.of())).contains(REAL);
        assertThat(address(Map.of("KONTOR_ECB_URL", "off"))).isEmpty();
    }
}
