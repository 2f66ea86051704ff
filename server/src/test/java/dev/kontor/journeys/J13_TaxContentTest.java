package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.platform.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What docs/guides/tax-content.md promises, with its files and its commands: a rate is changed on a
 * running server from today on, and what was sold before stays as it was.
 */
class J13_TaxContentTest {
    private static final Path GUIDE = Path.of("../docs/guides/tax-content.md");
    private static final Pattern FILE = Pattern.compile("```tsv (\\S+)\n(.*?)```", Pattern.DOTALL);
    private static final String LUXEMBOURG = "\"country\": \"LU\"";
    private static final String QUESTION =
            """
            {"currency": "EUR", "buyer": {"country": "LU"},
             "lines": [{"amount": 10000, "category": "software_download", "tax_behavior": "exclusive"}]}
            """;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Luxembourg"));
    private final Shop shop =
            Shop.with(TestServer.newSandbox(), "software_download", 10_000, "exclusive");
    private final String guide;
    private final Path folder;

    J13_TaxContentTest() throws IOException {
        guide = Files.readString(GUIDE);
        folder = Files.createTempDirectory("kontor-guide");
        Matcher file = FILE.matcher(guide);
        while (file.find()) {
            Path path = folder.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2).replace("2026-12-01", today.toString()));
        }
    }

    /** A command of the guide, by the class that the script starts. */
    private String kontor(String command) throws IOException, InterruptedException {
        assertThat(guide).contains(command.replace(" --yes", ""));
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dlogback.configurationFile=command.xml",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.kontor.tax.TaxCommand"));
        line.addAll(words.subList(2, words.size()));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment()
                .put(
                        "KONTOR_DATA",
                        TestServer.bean(Settings.class).data().toAbsolutePath().toString());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** What Luxembourg's tax on 100.00 is, as soon as it is this; asked for ten seconds at most. */
    private long taxOf(long expected) {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        long tax;
        do {
            tax =
                    shop.client()
                            .post("/v1/tax/calculations", QUESTION)
                            .json()
                            .get("tax")
                            .longValue();
        } while (tax != expected && Instant.now().isBefore(end));
        return tax;
    }

    private JsonNode order(String id) {
        return shop.get("/v1/orders/" + id + "?expand=tax");
    }

    @Test
    void aRateChangesFromTodayOn() throws IOException, InterruptedException {
        JsonNode old = bought(11_700);
        assertThat(kontor("./kontor tax status")).contains("is in force");
        assertThat(kontor("./kontor tax export tables")).contains("tables in tables");
        assertThat(Files.readString(folder.resolve("tables/rates.tsv")))
                .contains("LU\tvat\tTVA\t*");
        assertThat(kontor("./kontor tax pack lu-18")).contains("2 examples come out");
        assertThat(kontor("./kontor tax update own-luxembourg-1.zip --dry-run"))
                .contains(today + "  LU Luxembourg, vat: 17 % (taxed and reverse charge) → 18 %")
                .contains("Nothing was changed.");
        assertThat(taxOf(1_700)).isEqualTo(1_700);
        theFeedIsSigned();

        assertThat(kontor("./kontor tax update own-luxembourg-1.zip --yes"))
                .contains("is in force");
        try {
            assertThat(taxOf(1_800)).isEqualTo(1_800);
            JsonNode young = bought(11_800);
            oldSalesStayAsTheyWere(old, young);
            theCalendarShowsIt();
        } finally {
            kontor("./kontor tax pack lu-17");
            kontor("./kontor tax update own-luxembourg-2.zip --yes");
        }
        assertThat(taxOf(1_700)).isEqualTo(1_700);
        bought(11_700);
        assertThat(kontor("./kontor tax history"))
                .contains("own-luxembourg 1 (own)")
                .contains("own-luxembourg 2 (own)");
        assertThat(kontor("./kontor tax verify")).contains("determinations come out as they did");
    }

    private void theFeedIsSigned() throws IOException, InterruptedException {
        Path packs = Files.createDirectory(folder.resolve("packs"));
        Files.copy(folder.resolve("own-luxembourg-1.zip"), packs.resolve("own-luxembourg-1.zip"));
        assertThat(kontor("./kontor tax feed packs")).contains("number 1, 1 packs, good until");
        assertThat(kontor("./kontor tax feed packs 60"))
                .contains("number 2, 1 packs, good until " + utcToday().plusDays(60));
        assertThat(Files.readString(packs.resolve("index.tsv")))
                .startsWith("# kontor tax feed 2 " + utcToday())
                .contains("\nname\tversion\tsha256\turl\nown-luxembourg\t1\t")
                .containsPattern("\n# signature [0-9a-f]{32} \\S+\n$");
    }

    private static LocalDate utcToday() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private JsonNode bought(long total) {
        Answer answer = shop.buyFrom(LUXEMBOURG);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.json().get("total").longValue()).isEqualTo(total);
        return answer.json();
    }

    private void oldSalesStayAsTheyWere(JsonNode old, JsonNode young) {
        String id = old.get("id").stringValue();
        JsonNode then = order(id).at("/tax/explanation");
        JsonNode now = order(young.get("id").stringValue()).at("/tax/explanation");
        assertThat(order(id).get("total").longValue()).isEqualTo(11_700);
        assertThat(then.get("recomputable").booleanValue()).isTrue();
        assertThat(now.get("recomputable").booleanValue()).isTrue();
        assertThat(now.get("content_version")).isNotEqualTo(then.get("content_version"));
        assertThat(now.get("rules").toString()).contains("LU.vat." + today);
        assertThat(then.get("rules").toString()).doesNotContain("LU.vat." + today);

        JsonNode invoice = shop.get("/v1/invoices/" + old.at("/invoice/id").stringValue());
        assertThat(invoice.toString()).contains("11700").doesNotContain("11800");
        Answer refund =
                shop.client()
                        .post("/v1/refunds", "{\"order\": \"" + id + "\", \"reason\": \"other\"}");
        assertThat(refund.status()).as(refund.raw().body()).isEqualTo(201);
        assertThat(refund.json().get("amount").longValue()).isEqualTo(11_700);
        JsonNode note =
                shop.get("/v1/credit_notes/" + refund.json().at("/credit_note/id").stringValue());
        assertThat(note.get("tax_total").longValue()).isEqualTo(1_700);
    }

    private void theCalendarShowsIt() {
        JsonNode changes =
                shop.get("/v1/tax/changes?from=%s&to=%s".formatted(today, today)).get("data");
        assertThat(changes.valueStream())
                .filteredOn(it -> it.get("jurisdiction").stringValue().equals("LU"))
                .isNotEmpty()
                .allSatisfy(it -> {
                    assertThat(it.at("/before/rate").stringValue()).isEqualTo("17");
                    assertThat(it.at("/after/rate").stringValue()).isEqualTo("18");
                });
    }
}
