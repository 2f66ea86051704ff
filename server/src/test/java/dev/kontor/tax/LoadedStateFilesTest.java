package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.content.ContentReader;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Tables;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.load.TaxFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of Texas, Washington, California and New York, each in the form it is published in. */
class LoadedStateFilesTest {
    private static final String GEONAMES =
            """
            US	12205	Albany	New York	NY	Albany	001			42.7	-73.8	4
            US	13440	Rome	New York	NY	Oneida	065			43.2	-75.4	4
            US	13323	Clinton	New York	NY	Oneida	065			43.0	-75.3	4
            US	10451	Bronx	New York	NY	Bronx	005			40.8	-73.9	4
            US	14623	Elsewhere	New York	NY	Nowhere	055			43.0	-77.6	4
            US	91101	Pasadena	California	CA	Los Angeles	037			34.1	-118.1	4
            US	90265	Topanga	California	CA	Los Angeles	037			34.0	-118.7	4
            US	95603	Auburn	California	CA	Placer	061			38.9	-121.0	4
            """;

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

    @TempDir Path folder;

    private Path file(String name, String text) {
        return StreamlinedState.write(folder.resolve(name), text);
    }

    private TaxContent content(String format, Path... files) {
        TaxFiles.load(format, List.of(files), folder.resolve("pack"), Tables.bundled(), TODAY);
        return ContentReader.read(
                Tables.bundled()
                        .with(Tables.of(LoadedBoundariesTest.texts(folder.resolve("pack")))),
                "test");
    }

    private static Determined ask(TaxContent content, String buyer, String category) {
        return (Determined)
                new Determiner(content)
                        .determine(
                                Asking.question("2026-07-15", "USD", buyer, "10000 " + category));
    }

    private static void assertAnswer(
            TaxContent content, String buyer, String rate, TaxPlace.Precision precision) {
        Determined answer = ask(content, buyer, "software_download");
        assertThat(answer.lines().getFirst().rate()).as(buyer).isEqualTo(rate);
        assertThat(answer.place().precision()).as(buyer).isEqualTo(precision);
    }

    @Test
    void texas() {
        Path rates =
                file(
                        "tax_jurisdiction_rates-2026Q3.csv",
                        """
                        Name,TAID,Tax Rate
                        TEXAS STATE,1000000,0.0625
                        AUSTIN,2227016,0.01
                        AUSTIN MTA,3227999,0.01
                        "TRAVIS CO. ESD NO. 9",5227602,0.005
                        DRIPPING SPRINGS,2105025,0.0175
                        """);
        Path addresses =
                file(
                        "TX-County-FIPS-453.csv",
                        """
                        Id,From,To,Even-Odd,Pre Dir,Street,Suffix,Post Dir,Postal City,St,Zip,Plus 4,County TAID,City TAID,Transit Authority 1 TAID 1,Special Purpose District 1 TAID 1
                        1,100,198,E,,CONGRESS,AVE,,AUSTIN,TX,78799,1234,,2227016,3227999,
                        2,101,199,O,,CONGRESS,AVE,,AUSTIN,TX,78799,1235,,,3227999,5227602
                        3,1,99,B,W,HIGHWAY 290,,,AUSTIN,TX,78799,,,2227016,3227999,5227602
                        4,,,,,RURAL,RD,,AUSTIN,TX,78798,,,2105025,,
                        """);
        TaxContent content = content("texas", rates, addresses);

        assertAnswer(
                content, "US-TX 78799 at:110_Congress_Avenue", "8.25", TaxPlace.Precision.ROOFTOP);
        assertAnswer(
                content, "US-TX 78799 at:111_Congress_Avenue", "7.75", TaxPlace.Precision.ROOFTOP);
        assertAnswer(content, "US-TX 78799-1234", "8.25", TaxPlace.Precision.ZIP4);
        assertAnswer(content, "US-TX 78799", "7.75", TaxPlace.Precision.ZIP);
        assertAnswer(content, "US-TX 78798", "8", TaxPlace.Precision.ZIP);
        assertAnswer(content, "US-TX 78799 at:5_W_Highway_290", "7.75", TaxPlace.Precision.ZIP);
        assertAnswer(content, "US-TX 78701", "8.25", TaxPlace.Precision.ZIP);
        Determined saas = ask(content, "US-TX 78799-1234", "saas");
        assertThat(saas.tax()).isEqualTo(660);
    }

    @Test
    void whatTheTexanCapForbidsIsToldAndLeftOut() {
        Path rates =
                file(
                        "tax_jurisdiction_rates-2026Q3.csv",
                        "Name,TAID,Tax Rate\nA,2000001,0.02\nB,5000001,0.005\n");
        Path addresses =
                file(
                        "TX-County-FIPS-001.csv",
                        """
                        Id,From,To,Even-Odd,Pre Dir,Street,Suffix,Post Dir,St,Zip,Plus 4,City TAID,SPD TAID
                        1,1,9,B,,ELM,ST,,TX,75800,,2000001,5000001
                        2,1,9,B,,OAK,ST,,TX,75800,,2000001,
                        """);
        TaxFiles.Report report =
                TaxFiles.load(
                        "texas",
                        List.of(rates, addresses),
                        folder.resolve("pack"),
                        Tables.bundled(),
                        TODAY);
        assertThat(report.remarks())
                .containsExactly("1 rows whose authorities add up to more than 2 % are left out");
        assertThat(report.rows()).isEqualTo(1);
    }

    /** Where a city and a district would be more than 2 %, their combined area stands for both. */
    @Test
    void aCombinedAreaOfTexas() {
        Path rates =
                file(
                        "tax_jurisdiction_rates-2026Q3.csv",
                        """
                        Name,TAID,Tax Rate
                        CITY,2000001,0.015
                        TRANSIT,3000001,0.005
                        ESD NO. 1,5000001,0.01
                        CITY AND ESD NO. 1 COMBINED AREA,6000001,0.0125
                        """);
        Path addresses =
                file(
                        "TX-County-FIPS-001.csv",
                        """
                        Id,From,To,Even-Odd,Pre Dir,Street,Suffix,Post Dir,St,Zip,Plus 4,City TAID,Transit Authority 1 TAID 1,Special Purpose District 1 TAID 1,Unique Authority TAID
                        1,1,9,B,,ELM,ST,,TX,78799,,2000001,3000001,5000001,6000001
                        2,11,19,B,,ELM,ST,,TX,78799,,2000001,3000001,,
                        """);
        TaxContent content = content("texas", rates, addresses);
        assertAnswer(content, "US-TX 78799 at:5_Elm_St", "8", TaxPlace.Precision.ROOFTOP);
        assertAnswer(content, "US-TX 78799 at:15_Elm_St", "8.25", TaxPlace.Precision.ROOFTOP);
    }

    @Test
    void washington() {
        Path rates =
                file(
                        "Rates_26Q3.csv",
                        """
                        Name,Code,State,Local,RTA,Rate,Effective Date,Expiration Date
                        SEATTLE,1726,.065,.0405,0,.1055,20260701,20260930
                        UNINCORP. KING COUNTY,1700,.065,.028,0,.093,20260701,20260930
                        """);
        Path zips =
                file(
                        "ZIP4Q326C.csv",
                        """
                        98999,0001,0999,1726,.065,.0405,.1055,20260701,20260930
                        98999,1000,1999,1700,.065,.028,.093,20260701,20260930
                        """);
        Path addresses =
                file(
                        "State_26Q3.txt",
                        """
                        ADDR_LOW,ADDR_HIGH,ODD_EVEN,STREET,STATE,ZIP,PLUS4,PERIOD,CODE,RTA,PTBA_NAME,CEZ_NAME
                        200,298,E,100TH AVE NE,WA,98999,0001,Q32026,1700,Y,King,
                        201,299,O,100TH AVE NE,WA,98999,0001,Q32026,1726,Y,King,
                        """);
        TaxContent content = content("washington", rates, zips, addresses);

        assertAnswer(content, "US-WA 98999 at:210_100th_Ave_NE", "9.3", TaxPlace.Precision.ROOFTOP);
        assertAnswer(
                content, "US-WA 98999 at:211_100th_Ave_NE", "10.55", TaxPlace.Precision.ROOFTOP);
        assertAnswer(content, "US-WA 98999-0500", "10.55", TaxPlace.Precision.ZIP4);
        assertAnswer(content, "US-WA 98999", "9.3", TaxPlace.Precision.ZIP);
    }

    @Test
    void newYork() {
        Path rates =
                file(
                        "nypub718-2026Q2.csv",
                        """
                        Jurisdiction,Rate,Reporting code
                        New York State only,4,0021
                        Albany,8,0181
                        *Bronx,8⅞,8081
                        Oneida – except,8¾,3010
                        Rome (city),8.5,3015
                        *New York City,8⅞,8081
                        """);
        TaxContent content = content("new_york", rates, file("US.txt", GEONAMES));

        assertAnswer(content, "US-NY 12205", "8", TaxPlace.Precision.ZIP);
        assertAnswer(content, "US-NY 13440", "8.5", TaxPlace.Precision.ZIP);
        assertAnswer(content, "US-NY 13323", "8.75", TaxPlace.Precision.ZIP);
        assertAnswer(content, "US-NY 13323 city:Rome", "8.5", TaxPlace.Precision.ZIP);
        assertAnswer(content, "US-NY 10451", "8.875", TaxPlace.Precision.ZIP);
    }

    /** California taxes nothing digital; its localities are known all the same. */
    @Test
    void california() {
        Path rates =
                file(
                        "SalesTaxRates7-1-26.csv",
                        """
                        Location,Rate,County,Type
                        Los Angeles County,9.750%,Los Angeles,County
                        Pasadena*,10.500%,Los Angeles,City
                        Malibu,0.1025,Los Angeles,City
                        Placer,7.250%,Placer,County
                        """);
        TaxContent content = content("california", rates, file("US.txt", GEONAMES));

        assertThat(localities(content, 91101))
                .extracting(Jurisdiction::name)
                .containsExactly("Pasadena local");
        assertThat(
                        content.rulesOf(localities(content, 91101).getFirst().code())
                                .getFirst()
                                .percent())
                .isEqualByComparingTo("3.25");
        assertThat(
                        content.rulesOf(localities(content, 90265).getFirst().code())
                                .getFirst()
                                .percent())
                .isEqualByComparingTo("2.5");
        assertThat(ask(content, "US-CA 91101", "saas").treatment()).isEqualTo(Treatment.EXEMPT);
    }

    private static List<Jurisdiction> localities(TaxContent content, int zip) {
        var boundaries = Objects.requireNonNull(content.boundaries().get("US-CA"));
        int area = boundaries.atZip(zip, LocalDate.of(2026, 7, 15).toEpochDay(), any -> 0);
        return boundaries.areas().get(area);
    }

    @Test
    void aFileInAnotherFormIsRefusedWithItsLine() {
        assertThatThrownBy(() ->
                        content(
                                "texas",
                                file("rates-2026Q3.csv", "Name,Rate\n"),
                                file("a.csv", "")))
                .hasMessage("rates-2026Q3.csv:1: there is no column taid");
        assertThatThrownBy(() -> content("ohio", file("a", "")))
                .hasMessageStartingWith("Not a format. These are:");
        assertThatThrownBy(() -> content("washington", file("a", "")))
                .hasMessageStartingWith("Not the files of the format:");
        assertThatThrownBy(() ->
                        content(
                                "texas",
                                file("r-2026Q3.csv", "Name,TAID,Tax Rate\nAustin,2227016,1 %\n"),
                                file("a.csv", "")))
                .hasMessage("r-2026Q3.csv:2: column 3: the rate is not a number: 1 %");
    }
}
