package dev.kontor.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.TestPlatform;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, their networks and their countries. */
class IpAddressTest {
    private static final Risk RISK =
            new Risk(TestPlatform.database(), TestPlatform.vault(), Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, true, 192.0.2.0/24",
        "198.18.0.1, true, 198.18.0.0/24",
        "198.19.255.255, true, 198.19.255.0/24",
        "198.20.0.0, false, 198.20.0.0/24",
        "172.31.255.255, true, 172.31.255.0/24",
        "172.32.0.1, false, 172.32.0.0/24",
        "10.1.2.3, true, 10.1.2.0/24",
        "127.0.0.1, true, 127.0.0.0/24",
        "8.8.8.8, false, 8.8.8.0/24",
        "::1, true, 000000000000/48",
        "::ffff:10.0.0.1, true, 10.0.0.0/24",
        "2001:db8::1, true, 20010db80000/48",
        "fd12:3456::1, true, fd1234560000/48",
        "2001:4860:4860::8888, false, 200148604860/48"
    })
    void someBelongToNobody(String text, boolean special, String network) {
        assertThat(IpAddress.parse(text).isSpecial()).isEqualTo(special);
        assertThat(IpAddress.parse(text).network()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.com",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "1.2.3.4 ",
                "fe80::1%eth0",
                ":::",
                "12345::",
                "[::1]",
                "0x7f.0.0.1",
                "2130706433"
            })
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(IpAddress.find(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true, 8.8.8.8, US",
                "true, 2001:67c:2e8:22::c100:68b, NL",
                "true, 193.0.6.139, NL",
                "true, 133.11.0.1, JP",
                "false, 133.11.0.1, JP",
                "true, 192.0.2.7, -",
                "true, 10.0.0.1, -",
                "true, -, -",
                "true, nonsense, -",
                "false, 192.0.2.7, DE",
                "false, 198.18.3.4, DE",
                "false, 127.0.0.1, DE",
                "false, 2001:db8::9, DE",
                "false, -, DE"
            })
    void publicAddressesHaveCountriesAndTheSandboxesHaveTheBuyers(
            boolean live, @Nullable String ip, @Nullable String country) {
        assertThat(RISK.countryOf(live, ip, "DE")).isEqualTo(Optional.ofNullable(country));
    }

    @Test
    void anOperatorsFileThatIsMissingStopsTheStart() {
        Optional<Path> missing = Optional.of(Path.of("/nowhere/country.mmdb"));

        assertThatThrownBy(() -> new Risk(TestPlatform.database(), TestPlatform.vault(), missing))
                .hasMessageContaining("KONTOR_GEOIP");
    }
}
