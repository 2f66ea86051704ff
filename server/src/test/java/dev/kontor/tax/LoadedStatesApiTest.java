package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.Settings;
import dev.kontor.tax.content.ContentReader;
import dev.kontor.tax.content.Tables;
import dev.kontor.tax.packs.Pack;
import dev.kontor.tax.packs.PackKeys;
import dev.kontor.tax.packs.Packing;
import dev.kontor.vendors.TestVendors;
import dev.kontor.web.TestWeb;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a state's files to an answer over HTTP, by the commands that people use: load, pack, and a
 * calculation with the pack applied, which says how fine it is.
 */
class LoadedStatesApiTest {
    private static final Clock JULY =
            Clock.fixed(Instant.parse("2026-07-15T10:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    private final Settings settings = Packing.installation();
    private String said = "";

    private Path file(String name, String text) {
        return StreamlinedState.write(folder.resolve(name), text);
    }

    private void kontorTax(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code =
                new TaxCommand(
                                settings,
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new BufferedReader(new StringReader("")),
                                JULY)
                        .run(List.of(arguments));
        said = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(said).isZero();
    }

    /** The web with the tables of Kontor and the pack of these files. */
    private TestWeb loaded(String format, Path... files) {
        List<String> arguments = new ArrayList<>(List.of("load", format));
        for (Path file : files) {
            arguments.add(file.toString());
        }
        Path made = folder.resolve("made");
        arguments.add(made.toString());
        kontorTax(arguments.toArray(String[]::new));
        String report = said;
        kontorTax("pack", made.toString());
        assertThat(said).contains("examples come out as they must");
        said = report;
        Tables tables = Tables.bundled().with(pack().tables());
        return TestWeb.of(
                TestVendors.sandbox().id(),
                TestTax.controller(TestTax.decidingBy(ContentReader.read(tables, "loaded"))));
    }

    private Pack pack() {
        try (var files = Files.newDirectoryStream(folder, "us-*.zip")) {
            return Pack.open(Files.readAllBytes(files.iterator().next()), new PackKeys(settings));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Tax and precision of 100.00 in July 2026. */
    private static String ask(TestWeb web, String category, String region, String rest) {
        TestWeb.Answer answer =
                web.post(
                        "/v1/tax/calculations",
                        """
                        {"date": "2026-07-15", "currency": "USD",
                         "buyer": {"country": "US", "region": "%s", %s},
                         "lines": [{"amount": 10000, "category": "%s", "tax_behavior": "exclusive"}]}
                        """
                                .formatted(region, rest, category));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().get("tax").longValue() + " " + answer.text("/place/precision");
    }

    private static String zip(String code) {
        return "\"postal_code\": \"" + code + "\"";
    }

    private static String at(String code, String line1) {
        return zip(code) + ", \"line1\": \"" + line1 + "\"";
    }

    private static String in(String code, String city) {
        return zip(code) + ", \"city\": \"" + city + "\"";
    }

    private Path zips() {
        return file("US.txt", PublishedFiles.ZIPS);
    }

    @Test
    void arizona() {
        TestWeb web =
                loaded(
                        "arizona",
                        file(
                                "TPT_RATETABLE_ALL_07012026.csv",
                                "\ufeff" + PublishedFiles.ARIZONA.replace("\n", "\r\n")),
                        zips());
        assertThat(ask(web, "saas", "AZ", zip("85003"))).isEqualTo("910 zip");
        assertThat(ask(web, "saas", "AZ", zip("85253"))).isEqualTo("880 zip");
        assertThat(ask(web, "saas", "AZ", zip("85396"))).isEqualTo("630 zip");
        assertThat(ask(web, "saas", "AZ", in("85396", "Phoenix"))).isEqualTo("910 zip");
        assertThat(ask(web, "saas", "AZ", zip("86401"))).isEqualTo("860 zip");
        assertThat(said).contains("5 localities").doesNotContain("newer ones");
        assertThat(said).contains("Gila River Indian Community is no county");
        assertThat(pack().version()).isEqualTo("2026.3.7");
    }

    @Test
    void alabama() {
        TestWeb web =
                loaded("alabama", file("taxrates-20260701.csv", PublishedFiles.ALABAMA), zips());
        assertThat(ask(web, "software_download", "AL", zip("36003"))).isEqualTo("800 zip");
        assertThat(ask(web, "software_download", "AL", zip("36067"))).isEqualTo("950 zip");
        assertThat(said).contains("1 rates of parts of counties are left out").contains("SSUT");
        assertThat(rates()).contains("\tas_state\t3\t\tCH\tCH\t\t2026-09-01");
    }

    @Test
    void illinois() {
        TestWeb web =
                loaded("illinois", file("ordmache-current.txt", PublishedFiles.illinois()), zips());
        assertThat(ask(web, "software_download", "IL", zip("62301"))).isEqualTo("850 zip");
        assertThat(ask(web, "software_download", "IL", zip("62320"))).isEqualTo("650 zip");
        assertThat(ask(web, "software_download", "IL", zip("62205"))).isEqualTo("935 zip");
        assertThat(ask(web, "software_download", "IL", in("62205", "East St. Louis")))
                .isEqualTo("935 zip");
        assertThat(ask(web, "saas", "IL", zip("62301"))).isEqualTo("0 zip");
        assertThat(ask(web, "software_download", "IL", zip("60601"))).isEqualTo("1050 zip");
        assertThat(ask(web, "saas", "IL", zip("60601")))
                .as("Chicago's own tax on leases, of which the file knows nothing")
                .isEqualTo("1500 zip");
        assertThat(said)
                .contains("2 places have two rates")
                .contains("These files begin on 2026-01-01 and are for 6 months");
    }

    /** Missouri taxes nothing digital: its files change how fine the answer is, not the tax. */
    @Test
    void missouri() {
        TestWeb web = loaded("missouri", file("rates-2026Q3.csv", PublishedFiles.MISSOURI), zips());
        assertThat(ask(web, "software_download", "MO", zip("65604"))).isEqualTo("0 zip");
        assertThat(said)
                .contains("4 localities in 3 areas")
                .contains("1 rows of districts are left out");
        assertThat(rates())
                .contains("US-MO-02188-077-000\tsales_tax\tAsh Grove local\tas_state\t2\t")
                .contains(
                        "US-MO-65000-510-000\tsales_tax\tSt. Louis City local\tas_state\t4.504\t");
    }

    private String rates() {
        return pack().tables().text("rates.tsv");
    }

    @Test
    void louisianaAsAList() {
        TestWeb web = loaded("list", file("LA-20260701.csv", PublishedFiles.LOUISIANA), zips());
        assertThat(ask(web, "ebook", "LA", zip("70112"))).isEqualTo("1000 zip");
        assertThat(ask(web, "ebook", "LA", zip("70001"))).isEqualTo("975 zip");
        assertThat(ask(web, "ebook", "LA", zip("70062"))).isEqualTo("1000 zip");
        assertThat(ask(web, "ebook", "LA", in("70001", "kenner"))).isEqualTo("1000 zip");
    }

    @Test
    void coloradoAsAList() {
        TestWeb web = loaded("list", file("CO-2026Q3.csv", PublishedFiles.COLORADO), zips());
        assertThat(ask(web, "ebook", "CO", zip("80202"))).isEqualTo("915 zip");
        assertThat(ask(web, "ebook", "CO", zip("80401"))).isEqualTo("750 zip");
        assertThat(ask(web, "saas", "CO", zip("80202")))
                .as("Denver taxes software by its own law")
                .isEqualTo("515 zip");
        assertThat(ask(web, "saas", "CO", zip("80401"))).isEqualTo("0 zip");
    }

    /** Digital products bear one local rate in all of Tennessee, in place of those of its files. */
    @Test
    void tennessee() {
        String row = StreamlinedState.zip("38201", "38201", "017", "").replace(",27,", ",47,");
        TestWeb web =
                loaded(
                        "streamlined",
                        file(
                                "TNR2026Q3MAY28.csv",
                                """
                                47,45,47,0.07,0.07,0.04,0,20020715,29991231
                                47,00,017,0.0275,0.0275,0.0275,0,20100101,29991231
                                """),
                        file("TNB2026Q3MAY28.csv", row.replace("27,27", "47,47") + "\n"));
        assertThat(ask(web, "saas", "TN", zip("38201"))).isEqualTo("975 zip");
        assertThat(ask(web, "ebook", "TN", zip("38201"))).isEqualTo("950 zip");
    }

    @Test
    void whereTheStateTaxesNothingNoListIsTaken() {
        assertThatThrownBy(() ->
                        loaded(
                                "list",
                                file("AK-20260701.csv", "County,City,Rate\nJuneau,,5\n"),
                                zips()))
                .hasMessageContaining("US-AK taxes nothing that its localities could tax too");
    }

    /** Florida taxes nothing digital either; the building is known all the same. */
    @Test
    void florida() {
        Path addresses =
                PublishedFiles.zip(
                        folder.resolve("statewide.zip"),
                        Map.of(
                                "DUVAL.csv",
                                PublishedFiles.FLORIDA_HEADER
                                        + PublishedFiles.florida("100", "OCEAN", "32081", "DUVAL")
                                        + PublishedFiles.florida("300", "OCEAN", "32081", "DUVAL")
                                        + PublishedFiles.florida("11", "PALM", "32081", "DUVAL")
                                        + PublishedFiles.florida("15", "PALM", "32081", "DUVAL")
                                        + PublishedFiles.florida("", "LOT", "32081", "DUVAL"),
                                "SAINT JOHNS.csv",
                                PublishedFiles.FLORIDA_HEADER
                                        + PublishedFiles.florida(
                                                "302", "OCEAN", "32081", "SAINT JOHNS")
                                        + PublishedFiles.florida(
                                                "13", "PALM", "32081", "SAINT JOHNS")));
        TestWeb web =
                loaded("florida", file("DR15DSS-20260101.csv", PublishedFiles.FLORIDA), addresses);
        assertThat(ask(web, "saas", "FL", at("32081", "200 Ocean Street"))).isEqualTo("0 rooftop");
        assertThat(ask(web, "saas", "FL", at("32081", "304 Ocean Street"))).isEqualTo("0 zip");
        assertThat(ask(web, "saas", "FL", at("32081", "13 Palm St"))).isEqualTo("0 zip");
        assertThat(ask(web, "saas", "FL", zip("32081"))).isEqualTo("0 zip");
        assertThat(said)
                .contains("1 addresses without a number or street")
                .contains("1 streets on which counties alternate");
    }
}
