package dev.kontor.taxids;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vendors.TestVendors;
import dev.kontor.web.TestWeb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /v1/tax/ids/validate} as clients see it (api.md 5). */
class TaxIdsApiTest {
    private final TestWeb web =
            TestWeb.of(TestVendors.sandbox().id(), TestTaxIds.unconnected().controller());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    DE | DE 136 695 976 | DE136695976 | true  | true  | valid
                    DE | DE136695977    | DE136695977 | true  | false | invalid
                    DE | hello          | HELLO       | false | false | invalid
                    GR | EL094014201    | EL094014201 | true  | true  | valid
                    AU | 51 824 753 556 | 51824753556 | true  | true  | valid
                    FJ | 50-12345-0-9   | 501234509   | true  | true  | unavailable
                    """)
    void idsAreValidated(
            String country,
            String value,
            String normalized,
            boolean syntax,
            boolean checksum,
            String status) {
        TestWeb.Answer answer = validate(country, value);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString())
                .isEqualTo(
                        "{\"normalized\":\"%s\",\"syntax\":%s,\"checksum\":%s,\"status\":\"%s\"}"
                                .formatted(normalized, syntax, checksum, status));
    }

    private TestWeb.Answer validate(String country, String value) {
        return web.post(
                "/v1/tax/ids/validate",
                "{\"country\": \"" + country + "\", \"value\": \"" + value + "\"}");
    }

    @Test
    void anUnknownCountryHasNoIds() {
        assertThat(validate("ZZ", "1").faults()).containsExactly("/country unknown_country");
        assertThat(validate("DE", "").faults()).containsExactly("/value too_short");
        assertThat(validate("ZZ", "").faults())
                .containsExactlyInAnyOrder("/country unknown_country", "/value too_short");
        assertThat(validate("DE", "1".repeat(65)).faults()).containsExactly("/value too_long");
        assertThat(validate("DE", "☃ 中文 ß").status()).isEqualTo(200);
    }
}
