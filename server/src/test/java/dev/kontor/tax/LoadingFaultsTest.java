package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tax.content.Tables;
import dev.kontor.tax.load.TaxFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files of states that are spoiled, of another publisher, empty, old, or say a thing twice. */
class LoadingFaultsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

    @TempDir Path folder;

    /** What is wrong in which file, with line and column; nothing is left behind. */
    @TestFactory
    Stream<DynamicTest> faults() {
        String az = PublishedFiles.ARIZONA;
        String al = PublishedFiles.ALABAMA;
        String mo = PublishedFiles.MISSOURI;
        String il = PublishedFiles.illinois();
        String la = PublishedFiles.LOUISIANA;
        return Stream.of(
                fault(
                        "arizona",
                        "t-07012026.csv",
                        az.replace("Sales,2.8", "Sales,x"),
                        "t-07012026.csv:5: column 5: the rate is not a percentage: x"),
                fault(
                        "arizona",
                        "t-07012026.csv",
                        az.replace("PX,PHOENIX,017,Retail Sales,2.8", "PX,PHOENIX,017"),
                        "t-07012026.csv:5: column 5: the rate is missing"),
                fault(
                        "arizona",
                        "t-07012026.csv",
                        az.replace("2.8", "28"),
                        "t-07012026.csv:5: column 5: a city's rate of 28 %"),
                fault(
                        "arizona",
                        "t-07012026.csv",
                        az.replace("Retail,5.6", "Retail,4.6"),
                        "t-07012026.csv:4: column 5: a combined rate of 4.6 %"),
                fault(
                        "arizona",
                        "t-07012026.csv",
                        az + "PX,PHOENIX,017,Retail Sales,2.9\n",
                        "t-07012026.csv:10: US-AZ-PX has 2.8 % and 2.9 % on the same day"),
                fault("arizona", "t.csv", az, "t.csv has no day in its name, as in t-20260701.csv"),
                fault("arizona", "t-07012026.csv", "\n\n", "t-07012026.csv is empty"),
                fault(
                        "arizona",
                        "taxrates-20260701.csv",
                        al,
                        "taxrates-20260701.csv:1: there is no column RegionCode"),
                fault(
                        "alabama",
                        "t-07012026.csv",
                        az,
                        "t-07012026.csv:1: there is no column LocalityCode"),
                fault(
                        "alabama",
                        "r-20260701.csv",
                        al.replace("20160101,,3.5", "2016-01-01,,3.5"),
                        "r-20260701.csv:6: column 7: the first day is not a day as in 20260401:"
                                + " 2016-01-01"),
                fault(
                        "alabama",
                        "r-20260701.csv",
                        al.replace("9013,PRATTVILLE,04,SU,GENER", "8013,PRATTVILLE,04,SU,GENER"),
                        "r-20260701.csv:6: column 1: no county or city: 8013"),
                fault(
                        "illinois",
                        "o.txt",
                        az,
                        "o.txt:1: characters 1 to 10: no location as in 016-0001-7: RegionCode"),
                fault(
                        "illinois",
                        "o.txt",
                        il.substring(0, 70),
                        "o.txt:1: the line ends before the flag in characters 90 to 90"),
                fault(
                        "illinois",
                        "o.txt",
                        il.replace("08500", "8.500"),
                        "o.txt:2: characters 70 to 74: the rate is not of five digits: 8.500"),
                fault(
                        "missouri",
                        "r-2026Q3.csv",
                        mo.replace("70000-077-000", "70000-077"),
                        "r-2026Q3.csv:4: column 2: no code as in 70000-077-000: 70000-077"),
                fault(
                        "missouri",
                        "r-2026Q3.csv",
                        "\"" + mo,
                        "r-2026Q3.csv:1: column 1: a quotation mark is not closed"),
                fault(
                        "list",
                        "LA-2026Q3.csv",
                        la.replace("10.00%", "2.00%"),
                        "LA-2026Q3.csv:2: column 3: a combined rate of 2.00 %"),
                fault(
                        "list",
                        "LA-2026Q3.csv",
                        PublishedFiles.COLORADO,
                        "LA-2026Q3.csv:1: there is no column parish"),
                fault("list", "AZ-2026Q3.csv", la, "AZ has a format of its own"),
                fault(
                        "list",
                        "rates-2026Q3.csv",
                        la,
                        "rates-2026Q3.csv does not begin with a state, as in LA-20260701.csv"),
                fault(
                        "florida",
                        "DR15DSS-20260101.csv",
                        PublishedFiles.FLORIDA.replace("1.5", "6"),
                        "DR15DSS-20260101.csv:4: column 2: a surtax of 6 %"),
                fault(
                        "florida",
                        "DR15DSS-20260101.csv",
                        PublishedFiles.FLORIDA,
                        "US.txt:1: there is no column NUMBER"));
    }

    private DynamicTest fault(String format, String name, String text, String message) {
        return DynamicTest.dynamicTest(
                format + ": " + message,
                () -> {
                    Path in = Files.createTempDirectory(folder, "in");
                    Path rates = StreamlinedState.write(in.resolve(name), text);
                    Path zips = StreamlinedState.write(in.resolve("US.txt"), PublishedFiles.ZIPS);
                    Path place = in.resolve("pack");
                    assertThatThrownBy(() ->
                                    TaxFiles.load(
                                            format,
                                            List.of(rates, zips),
                                            place,
                                            Tables.bundled(),
                                            TODAY))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage(message);
                    assertThat(in.toFile().list()).containsExactlyInAnyOrder(name, "US.txt");
                });
    }

    @Test
    void whatIsTwiceTheSameIsLoadedOnce() {
        Path rates =
                StreamlinedState.write(
                        folder.resolve("TPT_RATETABLE_ALL_07012026.csv"),
                        PublishedFiles.ARIZONA + "PX,PHOENIX,017,Retail Sales,2.8\n");
        TaxFiles.Report report =
                TaxFiles.load(
                        "arizona",
                        List.of(
                                rates,
                                StreamlinedState.write(
                                        folder.resolve("US.txt"), PublishedFiles.ZIPS)),
                        folder.resolve("pack"),
                        Tables.bundled(),
                        LocalDate.of(2026, 8, 1));
        assertThat(report.localities()).isEqualTo(5);
        assertThat(report.remarks())
                .containsExactly(
                        "Gila River Indian Community is no county that has ZIP codes and is left"
                                + " out",
                        "These files begin on 2026-07-01 and are for 1 months: newer ones should be"
                                + " there");
    }
}
