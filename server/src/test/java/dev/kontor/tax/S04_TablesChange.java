package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Ids;
import dev.kontor.platform.Settings;
import dev.kontor.platform.TestPlatform;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.packs.ContentArchive;
import dev.kontor.tax.packs.Packing;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * By the commands that people use: a pack is shown, applied, decides at once, and is taken back;
 * what was decided before is decided the same again.
 */
class S04_TablesChange {
    private static final String DAY = "2031-07-01";

    private final Settings settings =
            Packing.installation(
                    "KONTOR_DATABASE_URL", TestPlatform.url(), "KONTOR_DATABASE_USER", "postgres");
    private final ContentArchive archive = new ContentArchive(TestPlatform.database());
    private final String name = "s04-" + Ids.next().toString().substring(24);
    private String said = "";

    private int kontorTax(String answer, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code =
                new TaxCommand(
                                settings,
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new BufferedReader(new StringReader(answer)),
                                Clock.systemUTC())
                        .run(Arrays.asList(arguments));
        said = out.toString(StandardCharsets.UTF_8);
        return code;
    }

    private Path packed(String version, String base, String rates, String examples) {
        Path folder = Packing.folder(name, version, base, rates, examples);
        assertThat(kontorTax("", "pack", folder.toString())).as(said).isZero();
        return folder.resolveSibling(name + "-" + version + ".zip");
    }

    private Contents started() {
        archive.takeBundle(Packing.NOW);
        return new Contents(
                archive.content(archive.history().current().orElseThrow()),
                version -> archive.history().of(version).map(archive::content));
    }

    private static Determined ask(Contents contents) {
        TaxQuestion question = Asking.question(DAY, "EUR", "LU", "10000 saas");
        return switch (contents.current().determiner().determine(question)) {
            case Determined it -> it;
            case TaxAnswer.NeedsProof it -> throw new AssertionError(it);
            case TaxAnswer.Refused it -> throw new AssertionError(it);
        };
    }

    @Test
    void aRateIsRaisedAndTakenBack() {
        Contents contents = started();
        ContentWatch watch = new ContentWatch(archive, contents);
        Determined before = ask(contents);
        assertThat(before.tax()).isEqualTo(1700);
        Path pack =
                packed(
                        "1",
                        "",
                        Packing.luxembourg("18", DAY, ""),
                        Packing.expects("2031-06-30", "17", 1700)
                                + Packing.expects(DAY, "18", 1800));

        assertThat(kontorTax("", "update", pack.toString(), "--dry-run")).isZero();
        assertThat(said)
                .contains(DAY + "  LU Luxembourg, vat: 17 % (taxed and reverse charge) → 18 %")
                .contains("2 examples come out as they must")
                .endsWith("Nothing was changed.\n");
        assertThat(kontorTax("n\n", "update", pack.toString())).isEqualTo(1);
        watch.look();
        assertThat(ask(contents)).isEqualTo(before);

        assertThat(kontorTax("y\n", "update", pack.toString())).as(said).isZero();
        assertThat(said).contains("is in force");
        watch.look();
        Determined after = ask(contents);
        assertThat(after.tax()).isEqualTo(1800);
        assertThat(after.contentVersion()).isNotEqualTo(before.contentVersion());

        assertThat(kontorTax("", "update", pack.toString(), "--yes")).isEqualTo(1);
        assertThat(said).contains("is not newer than 1");
        Path back =
                packed(
                        "2",
                        "1",
                        Packing.luxembourg("18", DAY, "withdraw"),
                        Packing.expects(DAY, "17", 1700));
        assertThat(kontorTax("", "update", back.toString(), "--yes")).as(said).isZero();
        assertThat(said).contains("No longer:\n  " + DAY + "  LU");
        watch.look();
        assertThat(ask(contents).tax()).isEqualTo(1700);

        assertThat(decidedAgain(contents, before)).isEqualTo(before);
        assertThat(decidedAgain(contents, after)).isEqualTo(after);
        assertThat(decidedAgain(started(), after)).isEqualTo(after);
        assertThat(kontorTax("", "history")).isZero();
        assertThat(said).contains(name + " 1 (own)").contains(name + " 2 (own)");
    }

    private static TaxAnswer decidedAgain(Contents contents, Determined answer) {
        return contents.of(answer.contentVersion())
                .orElseThrow()
                .determiner()
                .determine(Asking.question(DAY, "EUR", "LU", "10000 saas"));
    }

    @Test
    void whatDoesNotHoldTogetherIsNotPacked() {
        started();
        refuses(
                "LU\tvat\tTVA\t*\t18\t\tCH\tRC\tLU\t2031-01-01\t2031-02-01\tAED\tH\t\t\n",
                Packing.expects("2031-01-01", "18", 1800),
                "from 2031-02-02 on nothing would say what consumers in LU pay for");
        refuses(
                Packing.luxembourg("18", "2031-01-01", ""),
                Packing.expects("2031-01-01", "18", 1900),
                "examples.tsv:2: expects taxed 18 1900, but the tables say taxed 18 1800");
        refuses(
                Packing.luxembourg("much", "2031-01-01", ""),
                Packing.expects("2031-01-01", "18", 1800),
                "rates.tsv:2: rate is not a number");
        refuses(Packing.luxembourg("18", "2031-01-01", ""), "", "the pack has no examples");
    }

    private void refuses(String rates, String examples, String why) {
        Path folder = Packing.folder(name, "1", "", rates, examples);
        assertThat(kontorTax("", "pack", folder.toString())).isEqualTo(1);
        assertThat(said).contains(why);
    }

    @Test
    void whatIsExportedIsWhatIsInForce() throws IOException {
        Contents contents = started();
        Path folder = Packing.folder();
        assertThat(kontorTax("", "export", folder.toString())).as(said).isZero();
        assertThat(Files.readString(folder.resolve("rates.tsv")))
                .contains("DE\tvat\tUSt\t*\t19\t")
                .doesNotContain("#");
        assertThat(kontorTax("", "status")).isZero();
        assertThat(said)
                .startsWith(contents.current().content().version() + " is in force")
                .contains("0 days ago");
        assertThat(LocalDate.parse(DAY)).isAfter(LocalDate.now(ZoneOffset.UTC));
    }

    @Test
    void commandsWithoutAServerSayWhatToDo() {
        Settings alone = Packing.installation();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TaxCommand command =
                new TaxCommand(
                        alone,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new BufferedReader(new StringReader("")),
                        Clock.systemUTC());
        assertThat(command.run(List.of("status"))).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("No embedded database is running on")
                .contains("./kontor run");
        assertThat(command.run(List.of("apply"))).isEqualTo(2);
    }
}
