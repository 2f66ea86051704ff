package dev.kontor.console.tax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLinkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Directive (EU) 2022/542 | https://eur-lex.europa.eu/eli/dir/2022/542/oj",
                "Directive 2006/112/EC, art. 59c | https://eur-lex.europa.eu/eli/dir/2006/112/oj",
                "SD DOR, https://dor.sd.gov/rates; SDCL 10-45 | https://dor.sd.gov/rates",
                "Tax Committee; Tax Code 2021 | ''"
            })
    void whereItCanBeRead(String source, String link) {
        assertThat(SourceLink.of(source)).isEqualTo(link);
    }
}
