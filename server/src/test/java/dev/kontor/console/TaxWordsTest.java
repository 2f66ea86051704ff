package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Words;
import dev.kontor.tax.Treatment;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of returns have a word for whatever may become of a tax. */
class TaxWordsTest {
    @ParameterizedTest
    @EnumSource
    void everyTreatmentHasAWord(Treatment treatment) {
        String key = "console.tax.treatment." + treatment.name().toLowerCase(Locale.ROOT);
        assertThat(Words.LANGUAGES).allSatisfy(it -> assertThat(Words.of(it).has(key)).isTrue());
    }
}
