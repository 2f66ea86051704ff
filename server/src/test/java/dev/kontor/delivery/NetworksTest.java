package dev.kontor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who counts as the same client. */
class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, c00002, c0000207",
        "::ffff:192.0.2.7, c00002, c0000207",
        "2001:db8:1:2:3:4:5:6, 20010db800010002, 20010db800010002",
        "::1, 0000000000000000, 0000000000000000",
        "fe80::1%1, fe80000000000000, fe80000000000000"
    })
    void parts(String address, String network, String host) {
        assertThat(Networks.network(address)).isEqualTo(network);
        assertThat(Networks.host(address)).isEqualTo(host);
    }
}
