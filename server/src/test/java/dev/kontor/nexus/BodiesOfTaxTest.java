package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be read and what makes no sense is told at once, whatever is posted about tax. */
class BodiesOfTaxTest {
    private final Trader trader = new Trader("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    registrations | {"jurisdiction": "QQ", "scheme": "none", "number": "", "from": "2026-03-01", "to": "2026-02-01"}         | /scheme invalid_value, /number too_short, /jurisdiction unknown_jurisdiction, /to out_of_range
                    registrations | {"jurisdiction": "Q", "scheme": "standard", "number": "1", "from": "soon", "to": "2026-02-01"}           | /jurisdiction too_short, /from invalid_format
                    registrations | {"jurisdiction": "US", "scheme": "standard", "number": " ", "from": "2026-03-01"}                         | /number invalid_format, /jurisdiction unknown_jurisdiction
                    registrations | {"jurisdiction": "US-OR", "scheme": "standard", "number": "1", "from": "2026-03-01"}                      | /jurisdiction unknown_jurisdiction
                    registrations | {"jurisdiction": "HK", "scheme": "standard", "number": "1", "from": "2026-03-01"}                         | /jurisdiction unknown_jurisdiction
                    registrations | {"jurisdiction": "US-TX-AUSTIN", "scheme": "standard", "number": "1", "from": "2026-03-01"}               | /jurisdiction unknown_jurisdiction
                    registrations | {"jurisdiction": "EU", "scheme": "oss_non_union", "number": "EU372022452", "from": "2026-03-01"}          | /scheme invalid_value
                    certificates  | {"email": "nobody", "jurisdictions": ["US-TX", "FR"], "reason": "resale", "number": "1", "expires_on": "2026-01-01"} | /email invalid_format, /jurisdictions/1 unknown_jurisdiction, /expires_on out_of_range
                    certificates  | {"email": "a@b.example", "jurisdictions": [], "reason": "love", "number": "1", "valid_from": 1, "expires_on": "2026-01-01"} | /jurisdictions too_short, /reason invalid_value, /valid_from wrong_type
                    rates         | {"currency": "EUR", "day": "2026-03-31", "rate": "-1", "published_on": "2026-03-30"}                     | /rate invalid_value, /published_on invalid_value, /base invalid_value
                    rates         | {"currency": "USD", "day": "2026-03-32", "rate": "0"}                                                   | /day invalid_format, /rate invalid_value
                    ids/validate  | {"country": "ZZ", "value": ""}                                                                          | /value too_short, /country unknown_country
                    """)
    void toldAtOnce(String path, String body, String faults) {
        assertThat(trader.api.post("/v1/tax/" + path, body).json().get("errors").valueStream())
                .as(body)
                .map(it -> it.get("pointer").asString() + " " + it.get("code").asString())
                .containsExactlyElementsOf(List.of(faults.split(", ", -1)));
    }
}
