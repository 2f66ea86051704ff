package dev.kontor.taxids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kontor.platform.Table;
import dev.kontor.taxids.IdCheck.Way;
import dev.kontor.taxids.forms.TaxIds;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table that says how the tax ids of each country are checked. */
class IdChecksTest {
    private static final IdChecks TABLE = IdChecks.bundled();

    @Test
    void everyRowIsOfACountryAndHasASource() {
        assertThat(TABLE.all())
                .hasSizeGreaterThan(90)
                .allSatisfy(it -> {
                    assertThat(TaxIds.isCountry(it.country())).as(it.country()).isTrue();
                    assertThat(it.source()).isNotBlank();
                    assertThat(it.confidence()).isIn("H", "M", "L");
                    assertThat(it.way() == Way.REGISTER).isEqualTo(it.register() != null);
                });
    }

    @Test
    void theHandbooksWays() {
        for (String country : new String[] {"CL", "CO", "MX"}) {
            assertThat(TABLE.of(country, Map.of()).way()).as(country).isEqualTo(Way.FORM);
        }
        for (String country : new String[] {"DE", "GB", "CH", "NO", "AU", "NZ", "SG", "IN", "JP"}) {
            assertThat(TABLE.of(country, Map.of()).way()).as(country).isEqualTo(Way.REGISTER);
        }
        assertThat(TABLE.of("ZA", Map.of()).page()).contains("sars");
        assertThat(TABLE.of("CA", Map.of()).way()).isEqualTo(Way.HAND);
        assertThat(TABLE.of("PG", Map.of()).way()).isEqualTo(Way.HAND);
        assertThat(TABLE.of("PG", Map.of()).page()).isNull();
    }

    @Test
    void anOperatorChoosesWhereNoRegisterIsAsked() {
        Map<String, Way> chosen =
                Map.of("CL", Way.HAND, "ZA", Way.FORM, "DE", Way.FORM, "PG", Way.FORM);
        assertThat(TABLE.of("CL", chosen).way()).isEqualTo(Way.HAND);
        assertThat(TABLE.of("ZA", chosen).way()).isEqualTo(Way.FORM);
        assertThat(TABLE.of("DE", chosen).way()).isEqualTo(Way.REGISTER);
        assertThat(TABLE.isOpen("ZA", Way.FORM)).isTrue();
        assertThat(TABLE.isOpen("PG", Way.HAND)).isTrue();
        assertThat(TABLE.isOpen("PG", Way.FORM)).as("unknown form").isFalse();
        assertThat(TABLE.isOpen("DE", Way.FORM)).isFalse();
        assertThat(TABLE.isOpen("ZA", Way.NONE)).isFalse();
        assertThat(TABLE.isOpen("ZA", Way.REGISTER)).isFalse();
    }

    @Test
    void aMalformedTableStopsTheStart() {
        String columns = "country\tway\tregister\tpage\tsource\tconfidence\tnote\n";
        for (String row :
                new String[] {
                    "DE\tregister\t\t\tBZSt\tH",
                    "DE\thand\tvies\t\tBZSt\tH",
                    "DE\thand\t\thttp://bzst.example\tBZSt\tH",
                    "DE\tguess\t\t\tBZSt\tH",
                    "DE\thand\t\t\tBZSt\tH\nDE\tform\t\t\tBZSt\tH"
                }) {
            assertThatIllegalArgumentException()
                    .as(row)
                    .isThrownBy(() -> IdChecks.of(Table.parse("checks.tsv", columns + row)));
        }
    }
}
