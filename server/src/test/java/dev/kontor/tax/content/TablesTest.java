package dev.kontor.tax.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rows of a pack change exactly what they say. */
class TablesTest {
    private static final String COLUMNS =
            "jurisdiction\ttax_type\tname\tcategories\trate\tbase\tconsumer\tbusiness\twording"
                    + "\tvalid_from\tvalid_to\tsource\tconfidence\tnote\tchange\n";

    private static Tables rates(String... rows) {
        return Tables.of(Map.of("rates.tsv", COLUMNS + String.join("\n", rows)));
    }

    private static String de(String rate, String from, String until, String change) {
        return "DE\tvat\tUSt\t*\t%s\t\tCH\tRC\tDE\t%s\t%s\tBMF\tH\t\t%s"
                .formatted(rate, from, until, change);
    }

    private static List<String> german(Tables tables) {
        return tables.rows(Tables.RATES).stream()
                .filter(row ->
                        row.text("jurisdiction").equals("DE") && row.text("categories").equals("*"))
                .map(row ->
                        row.text("rate")
                                + " "
                                + row.text("valid_from")
                                + ".."
                                + row.text("valid_to"))
                .toList();
    }

    /** Tables of returns and of checks of ids lie there too; others read them. */
    private static final Set<String> READ_ELSEWHERE =
            Set.of("boxes.tsv", "deadlines.tsv", "id_checks.tsv");

    @Test
    void theBundleIsTheFolder() throws IOException {
        Path folder = Path.of("src/main/resources/tax");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(Tables.bundledTexts().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            files.filter(it -> it.toString().endsWith(".tsv"))
                                    .map(it -> folder.relativize(it).toString())
                                    .filter(it -> !READ_ELSEWHERE.contains(it))
                                    .toList());
        }
    }

    @Test
    void whatIsWrittenOutIsReadAsItWas() {
        Tables bundled = Tables.bundled();
        for (String path : bundled.paths("")) {
            String text = bundled.text(path);
            assertThat(Tables.of(Map.of(path, text)).text(path)).as(path).isEqualTo(text);
        }
    }

    @Test
    void aNewRateEndsTheOneBefore() {
        Tables raised = Tables.bundled().with(rates(de("20", "2027-01-01", "", "")));
        assertThat(german(raised))
                .endsWith("19 2021-01-01..2026-12-31", "20 2027-01-01..")
                .contains("16 2020-07-01..2020-12-31");
        assertThat(ContentReader.read(raised, "x").rulesOf("DE")).isNotEmpty();
    }

    @Test
    void aRateBetweenTwoLastsUntilTheNext() {
        Tables raised =
                Tables.bundled()
                        .with(rates(de("20", "2028-01-01", "", "")))
                        .with(rates(de("21", "2027-01-01", "", "")));
        assertThat(german(raised))
                .endsWith(
                        "19 2021-01-01..2026-12-31",
                        "21 2027-01-01..2027-12-31",
                        "20 2028-01-01..");
    }

    @Test
    void aRateIsCorrectedInItsPlace() {
        assertThat(german(Tables.bundled().with(rates(de("18", "2021-01-01", "", "")))))
                .endsWith("16 2020-07-01..2020-12-31", "18 2021-01-01..");
    }

    @Test
    void whatIsWithdrawnWasNever() {
        Tables raised = Tables.bundled().with(rates(de("20", "2027-01-01", "", "")));
        Tables back = raised.with(rates(de("20", "2027-01-01", "", "withdraw")));
        assertThat(german(back)).isEqualTo(german(Tables.bundled()));
    }

    @Test
    void faultsNameTheLineOfThePack() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Tables.bundled().with(rates(de("20", "2027-01-01", "", "withdraw"))))
                .withMessage("rates.tsv:2: there is no such row to withdraw");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.bundled().with(rates(de("20", "2027-01-01", "", "gone"))))
                .withMessage("rates.tsv:2: change is neither empty nor withdraw");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Tables.bundled()
                                .with(
                                        rates(
                                                de("20", "2027-01-01", "", ""),
                                                de("21", "2027-01-01", "", ""))))
                .withMessage("rates.tsv:3: the same row is there twice");
    }

    @Test
    void theRowsOfAPlaceAreReplacedTogether() {
        Tables pack =
                Tables.of(
                        Map.of(
                                "places.tsv",
                                "country\tregions\tpostal_codes\tplace\nES\t\t35,38\tES-CN\n"));
        assertThat(Tables.bundled().with(pack).rows("places.tsv"))
                .filteredOn(row ->
                        row.text("country").equals("ES") && row.text("place").equals("ES-CN"))
                .singleElement()
                .satisfies(row -> assertThat(row.text("postal_codes")).isEqualTo("35,38"));
    }

    @Test
    void otherTablesAreTakenWhole() {
        Tables first = Tables.of(Map.of("boundaries/TX.tsv", "zip\tcode\n1\ta\n2\tb\n"));
        Tables second = Tables.of(Map.of("boundaries/TX.tsv", "zip\tcode\n1\tc\n"));
        Tables both = Tables.bundled().with(first).with(second);
        assertThat(both.boundaries()).containsOnlyKeys("boundaries/TX.tsv");
        assertThat(both.text("boundaries/TX.tsv")).isEqualTo("zip\tcode\n1\tc\n");
    }
}
