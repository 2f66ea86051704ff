package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.VendorId;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.content.Boundaries;
import dev.kontor.tax.content.ContentReader;
import dev.kontor.tax.content.Tables;
import dev.kontor.tax.load.TaxFiles;
import dev.kontor.tax.packs.Packing;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files of a Streamlined state make a pack, and what is in them decides by the building. */
class LoadedBoundariesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

    @TempDir static Path folder;

    private static Determiner determiner;

    @BeforeAll
    static void load() {
        determiner = determiner(loaded("mn", StreamlinedState.boundaries(folder)));
    }

    private static Path loaded(String name, Path boundaries) {
        Path pack = folder.resolve(name);
        TaxFiles.load(
                "streamlined",
                List.of(StreamlinedState.rates(folder), boundaries),
                pack,
                Tables.bundled(),
                TODAY);
        return pack;
    }

    private static Determiner determiner(Path pack) {
        return new Determiner(
                ContentReader.read(Tables.bundled().with(Tables.of(texts(pack))), "test"));
    }

    static Map<String, String> texts(Path pack) {
        try (Stream<Path> files = Files.walk(pack)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(pack.relativize(file).toString(), Files.readString(file));
            }
            texts.remove("pack.tsv");
            texts.remove("examples.tsv");
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> precision() {
        return Asking.rows(
                        """
                        55101                                 | 2026-04-01 | 7.375 | zip
                        55101-1050                            | 2026-04-01 | 9.625 | zip4
                        55101-1050                            | 2024-03-31 | 8.625 | zip4
                        55101-1050                            | 2023-09-30 | 7.875 | zip4
                        55101-0008                            | 2026-04-01 | 8.875 | zip4
                        55101-0500                            | 2026-04-01 | 8.125 | zip4
                        55101-5000                            | 2026-04-01 | 7.375 | zip
                        55102                                 | 2026-04-01 | 7.375 | zip
                        55110                                 | 2026-04-01 | 7.125 | zip
                        55110-0001                            | 2026-04-01 | 7.375 | zip4
                        55110-9999                            | 2026-04-01 | 7.125 | zip4
                        55120                                 | 2026-04-01 | 7.375 | zip
                        55120 at:120_North_Main_Street        | 2026-04-01 | 8.875 | rooftop
                        55120 at:121_N._Main_St.,_Apt_4       | 2026-04-01 | 7.875 | rooftop
                        55120 at:121_S_MAIN_ST                | 2026-04-01 | 7.375 | rooftop
                        55120 at:121_Main_St                  | 2026-04-01 | 7.375 | zip
                        55120 at:298_N_Main_St                | 2026-04-01 | 7.375 | zip
                        55120 at:5_Capitol_Boulevard_NW       | 2026-04-01 | 8.875 | rooftop
                        55120 at:5_Capitol                    | 2026-04-01 | 8.875 | rooftop
                        55120 at:5_Capitol_Boulevard_SE       | 2026-04-01 | 7.375 | zip
                        55120 at:7_First_Avenue               | 2026-04-01 | 7.875 | rooftop
                        55120 at:Main_Street                  | 2026-04-01 | 7.375 | zip
                        55120 at:13_Rural_Road                | 2026-04-01 | 7.375 | zip
                        55401                                 | 2026-04-01 | 9.025 | zip
                        55901                                 | 2026-04-01 | 8.125 | zip
                        56501                                 | 2026-04-01 | 6.875 | state
                        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0] + " " + row[1],
                                () -> {
                                    Determined answer = ask(row[1], row[0]);
                                    assertThat(answer.lines().getFirst().rate()).isEqualTo(row[2]);
                                    assertThat(Asking.word(answer.place().precision()))
                                            .isEqualTo(row[3]);
                                }));
    }

    private static Determined ask(String day, String buyer) {
        return (Determined)
                determiner.determine(
                        Asking.question(day, "USD", "US-MN " + buyer, "10000 software_download"));
    }

    @Test
    void componentsAreNamedAndAddUp() {
        Determined answer = ask("2026-04-01", "55101-1050");
        assertThat(answer.breakdown())
                .extracting(
                        TaxAnswer.Group::jurisdiction, TaxAnswer.Group::name, TaxAnswer.Group::rate)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("US-MN", "Minnesota sales tax", "6.875"),
                        Tuple.tuple("US-MN-00-123", "Ramsey County", "0.5"),
                        Tuple.tuple("US-MN-01-58000", "St. Paul", "1.5"),
                        Tuple.tuple(
                                "US-MN-63-80008",
                                "Metro Area Transportation Sales and Use Tax",
                                "0.75"));
        assertThat(answer.tax()).isEqualTo(963);
    }

    @TestFactory
    Stream<DynamicTest> faults() {
        return Asking.rows(
                        """
                        row    | x,20260101,29991231                        | MNB2026Q2FEB18.zip/MNB2026Q2FEB18.csv:14: a boundary has at least 29 columns
                        kind   | q                                          | :14: column 1: no record type Q: A, 4 or Z
                        number | 5510x                                      | :14: column 18: the first ZIP code is not a number of at most 5 digits: 5510x
                        day    | 20261301                                   | :14: column 2: the first day is not a day as in 20260401: 20261301
                        ends   | 20250101                                   | :14: column 3: ends before it begins
                        rate   | 80099                                      | :14: column 31: district 80099 of type 63 has no rate
                        state  | 55                                         | :14: state 55 in the files of state 27
                        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () -> {
                                    Path place = folder.resolve("faulty-" + row[0]);
                                    Path file =
                                            StreamlinedState.boundaries(
                                                    Files.createDirectory(
                                                            folder.resolve("in-" + row[0])),
                                                    faulty(row[0], row[1]));
                                    assertThatThrownBy(() ->
                                                    TaxFiles.load(
                                                            "streamlined",
                                                            List.of(
                                                                    StreamlinedState.rates(folder),
                                                                    file),
                                                            place,
                                                            Tables.bundled(),
                                                            TODAY))
                                            .isInstanceOf(IllegalArgumentException.class)
                                            .hasMessageContaining(row[2]);
                                    assertThat(place).doesNotExist();
                                    assertThat(folder.toFile().list())
                                            .noneMatch(it -> it.startsWith(".loading"));
                                }));
    }

    private static String faulty(String kind, String value) {
        return switch (kind) {
            case "row" -> value;
            case "kind" ->
                    StreamlinedState.row(value, "20260101", "29991231", "55101", "123", "", "");
            case "number" ->
                    StreamlinedState.row("z", "20260101", "29991231", value, "123", "", "");
            case "day" -> StreamlinedState.row("z", value, "29991231", "55101", "123", "", "");
            case "ends" -> StreamlinedState.row("z", "20260101", value, "55101", "123", "", "");
            case "rate" ->
                    StreamlinedState.row("z", "20260101", "29991231", "55101", "123", "", value);
            case "state" ->
                    StreamlinedState.row("z", "20260101", "29991231", "55101", "123", "", "")
                            .replace(",27,27,", "," + value + ",27,");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @Test
    void ratesThatContradictEachOtherAreNotLoaded() {
        assertThatThrownBy(() ->
                        TaxFiles.load(
                                "streamlined",
                                List.of(
                                        StreamlinedState.rates(
                                                Files.createDirectory(folder.resolve("twice")),
                                                "27,01,58000,0.02,0.02,0,0,20250101,29991231"),
                                        StreamlinedState.boundaries(folder)),
                                folder.resolve("contradiction"),
                                Tables.bundled(),
                                TODAY))
                .hasMessageContaining(
                        "MNR2026Q2FEB18.csv:9: US-MN-01-58000 has 1.5 % and 2 % on the same day");
    }

    /** Street and city are personal and not kept; the place that they led to is. */
    @Test
    void aSaleIsDecidedAgainWithoutItsStreet() {
        TaxQuestion question =
                Asking.question(
                        "2026-04-01",
                        "USD",
                        "US-MN 55120 at:120_North_Main_Street",
                        "10000 software_download");
        Determined answer = (Determined) determiner.determine(question);
        Determination kept =
                new Determination(
                        new VendorId(UUID.fromString("00000000-0000-0000-0000-000000000001")),
                        UUID.randomUUID(),
                        1,
                        Instant.EPOCH,
                        question,
                        answer);
        String inputs = DeterminationWriter.inputs(kept, code -> true);
        assertThat(inputs).doesNotContainIgnoringCase("main").contains("US-MN-01-58000");
        assertThat(determiner.determine(DeterminationReader.question(inputs))).isEqualTo(answer);
    }

    @Test
    void theCommandMakesAFolderThatCanBePacked() throws IOException {
        Path made = folder.resolve("command");
        assertThat(
                        kontorTax(
                                "load",
                                "streamlined",
                                StreamlinedState.rates(folder).toString(),
                                StreamlinedState.boundaries(folder).toString(),
                                made.toString()))
                .contains("5 localities")
                .contains("1 rows with house numbers that are no numbers")
                .contains("Next: ./kontor tax pack " + made);
        assertThat(Files.readString(made.resolve("pack.tsv"))).contains("version\t2026.2");
        assertThat(kontorTax("pack", made.toString()))
                .contains("4 examples come out as they must")
                .contains("boundaries/MN.tsv");
        assertThat(folder.resolve("us-mn-2026.2.zip")).exists();
        assertThat(kontorTax("load")).contains("streamlined RATES BOUNDARIES");
    }

    private static String kontorTax(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TaxCommand(
                        Packing.installation(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new BufferedReader(new StringReader("")),
                        Clock.systemUTC())
                .run(List.of(arguments));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsAlreadyThereIsNotOverwritten() {
        assertThatThrownBy(() -> loaded("mn", StreamlinedState.boundaries(folder)))
                .hasMessageContaining("is there already");
    }

    @Test
    void aHundredAndFiftyThousandRowsAreSmall() throws IOException {
        Path in = Files.createDirectory(folder.resolve("large"));
        Path pack = loaded("large-mn", StreamlinedState.boundaries(in, 150_000));
        Boundaries boundaries =
                Objects.requireNonNull(
                        ContentReader.read(Tables.bundled().with(Tables.of(texts(pack))), "test")
                                .boundaries()
                                .get("US-MN"));
        assertThat(boundaries.rows()).isGreaterThan(150_000);
        assertThat(boundaries.bytes() / boundaries.rows()).isLessThanOrEqualTo(24);
    }
}
