package dev.kontor.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.invoices.CreditReason;
import dev.kontor.invoices.Sale;
import dev.kontor.platform.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents never miss a word. */
class InvoiceWordsTest {

    @Test
    void germanIsAsCompleteAsEnglish() throws IOException {
        assertThat(words("de").keySet()).isEqualTo(words("en").keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reverse_charge",
                "exempt",
                "not_charged",
                "out_of_scope",
                "not_registered",
                "intermediary"
            })
    void everyTreatmentIsExplained(String treatment) {
        assertThat(Words.of("de").get("invoice.treatment." + treatment)).isNotBlank();
    }

    @Test
    void everyReasonAndWithdrawalRightHasWords() {
        Words words = Words.of("de");
        assertThat(Arrays.stream(CreditReason.values()))
                .allMatch(reason -> words.has("invoice.reason." + lower(reason)));
        assertThat(Arrays.stream(Sale.Withdrawal.values()))
                .filteredOn(withdrawal -> withdrawal != Sale.Withdrawal.NONE)
                .allMatch(withdrawal -> words.has("invoice.withdrawal." + lower(withdrawal)));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        String file = "/words/invoice_" + language + ".properties";
        try (InputStreamReader reader =
                new InputStreamReader(
                        Objects.requireNonNull(Words.class.getResourceAsStream(file)),
                        StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
