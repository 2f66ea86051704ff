package dev.kontor.tax;

import dev.kontor.platform.Database;
import dev.kontor.platform.RunningDatabase;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Words;
import dev.kontor.tax.content.Tables;
import dev.kontor.tax.load.TaxFiles;
import dev.kontor.tax.packs.ContentArchive;
import dev.kontor.tax.packs.Edition;
import dev.kontor.tax.packs.FeedIndex;
import dev.kontor.tax.packs.FeedStore;
import dev.kontor.tax.packs.History;
import dev.kontor.tax.packs.Pack;
import dev.kontor.tax.packs.PackKeys;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code ./kontor tax …}: the tables of tax law, looked at and changed by hand, beside a running
 * server. Answers 0, or 1 with a sentence why not, or 2 for a command that is none.
 */
public final class TaxCommand {
    private static final String USAGE =
            """
            The tables of tax law, beside a running server (docs/guides/tax-content.md):

              ./kontor tax status               which tables are in force, how old they are, what is coming
              ./kontor tax history              every bundle and pack that was ever in force
              ./kontor tax export FOLDER        writes the tables in force as readable TSV
              ./kontor tax load FORMAT FILE… FOLDER
                                                makes rows of a US state's files, for pack; without
                                                files: the formats
              ./kontor tax pack FOLDER          checks the rows in a folder and signs them as a pack beside it
              ./kontor tax update PACK          shows what a pack changes, asks, and applies it
                          [--dry-run] [--yes]   only shows it; does not ask
                                            what the feed has offered: ./kontor tax update available
              ./kontor tax feed FOLDER [DAYS]   signs the list of a folder's packs, good for 30 days
              ./kontor tax verify [FROM [TO]]   decides every sale of a period again and compares
              ./kontor tax keys                 our own public key, and whose packs are taken
            """;

    /** How soon every server process decides by a new pack. */
    private static final String SOON = "Every running server decides by it within seconds.";

    private final Settings settings;
    private final PrintStream out;
    private final BufferedReader in;
    private final Clock clock;

    TaxCommand(Settings settings, PrintStream out, BufferedReader in, Clock clock) {
        this.settings = settings;
        this.out = out;
        this.in = in;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        TaxCommand command =
                new TaxCommand(
                        Settings.of(System::getenv),
                        new PrintStream(System.out, true, StandardCharsets.UTF_8),
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                        Clock.systemUTC());
        System.exit(command.run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        List<String> words = arguments.stream().filter(it -> !it.startsWith("--")).toList();
        List<String> options = arguments.stream().filter(it -> it.startsWith("--")).toList();
        try {
            return run(words, options);
        } catch (IllegalArgumentException | IllegalStateException e) { // What people did wrong.
            out.println(e.getMessage());
            return 1;
        }
    }

    private int run(List<String> words, List<String> options) {
        String command = words.isEmpty() ? "" : words.getFirst();
        String operand = words.size() == 2 ? words.get(1) : "";
        if (command.equals("verify")) {
            return verify(words);
        }
        if (command.equals("load")) {
            return load(words);
        }
        if (command.equals("feed") && words.size() > 1) {
            return feed(words);
        }
        if (words.size() > 2
                || operand.isEmpty()
                        == Arrays.asList("export", "pack", "update").contains(command)) {
            out.print(USAGE);
            return 2;
        }
        switch (command) {
            case "status" -> status();
            case "history" -> history();
            case "export" -> export(Path.of(operand));
            case "pack" -> pack(Path.of(operand));
            case "update" -> {
                return operand.equals("available")
                        ? updateAvailable(options)
                        : update(archive(), read(Path.of(operand)), options);
            }
            case "keys" -> keys();
            default -> {
                out.print(USAGE);
                return 2;
            }
        }
        return 0;
    }

    private Database database() {
        return RunningDatabase.connect(settings);
    }

    private ContentArchive archive() {
        return new ContentArchive(database());
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static History.Composition inForce(History history) {
        return history.current()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "There are no tables yet. Start the server once: ./kontor run"));
    }

    private void status() {
        Database database = database();
        ContentArchive archive = new ContentArchive(database);
        History history = archive.history();
        PackReport report = new PackReport(out, today());
        report.status(history, archive.content(inForce(history)));
        new ContentNotices(archive, new FeedStore(database), settings.get("KONTOR_TAX_FEED"))
                .of(clock.instant(), Words.of("en"))
                .forEach(out::println);
    }

    private void history() {
        for (Edition it : archive().history().editions()) {
            out.printf(
                    "%3d  %s  %-22s %s %s (%s), by %s: %s%n",
                    it.no(),
                    it.appliedAt().toString().substring(0, 16),
                    it.contentVersion(),
                    it.name(),
                    it.version(),
                    it.issuer(),
                    it.appliedBy(),
                    it.summary());
        }
    }

    private void export(Path folder) {
        ContentArchive archive = archive();
        History.Composition current = inForce(archive.history());
        Tables tables = archive.tables(current);
        List<String> paths =
                Stream.concat(tables.paths("").stream(), tables.boundaries().keySet().stream())
                        .toList();
        for (String path : paths) {
            write(folder.resolve(path), tables.text(path).getBytes(StandardCharsets.UTF_8));
        }
        out.printf("%s: %d tables in %s%n", current.version(), paths.size(), folder);
    }

    private int load(List<String> words) {
        if (words.size() < 4) {
            out.print(TaxFiles.FORMATS);
            return 2;
        }
        Path folder = Path.of(words.getLast());
        TaxFiles.Report report =
                TaxFiles.load(
                        words.get(1),
                        words.subList(2, words.size() - 1).stream().map(Path::of).toList(),
                        folder,
                        Tables.bundled(),
                        today());
        out.printf(
                "%s: %d rows of boundaries, %d localities in %d areas, of %s on %s.%n",
                folder,
                report.rows(),
                report.localities(),
                report.areas(),
                report.state(),
                report.day());
        report.remarks().forEach(out::println);
        out.printf("Next: ./kontor tax pack %s%n", folder);
        return 0;
    }

    private void pack(Path folder) {
        Pack pack = Pack.make(folder, new PackKeys(settings), clock.instant());
        boolean running = isRunning();
        PackCheck check = running ? PackCheck.of(pack, archive()) : PackCheck.onBundle(pack);
        new PackReport(out, today()).check(check);
        Path file = folder.toAbsolutePath().normalize().resolveSibling(pack.fileName());
        write(file, pack.bytes());
        out.printf(
                "%s, checked against %s.%n",
                file,
                running ? "the tables in force" : "the tables of this version of Kontor alone");
    }

    private int feed(List<String> words) {
        int days = words.size() > 2 ? Integer.parseInt(words.get(2)) : FeedIndex.DAYS;
        Path folder = Path.of(words.get(1));
        FeedIndex index = FeedIndex.publish(folder, new PackKeys(settings), today(), days);
        out.printf(
                "%s: number %d, %d packs, good until %s.%n",
                folder.resolve(FeedIndex.FILE), index.number(), index.size(), index.until());
        return 0;
    }

    private boolean isRunning() {
        try {
            database();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Whatever the feed has offered, one after the other, until one is not applied. */
    private int updateAvailable(List<String> options) {
        Database database = database();
        ContentArchive archive = new ContentArchive(database);
        FeedStore store = new FeedStore(database);
        for (FeedStore.Offered it : store.offered(archive.history())) {
            int code = update(archive, store.bytes(it), options);
            if (code != 0) {
                return code;
            }
        }
        out.println("There is nothing more to apply.");
        return 0;
    }

    private int update(ContentArchive archive, byte[] bytes, List<String> options) {
        Pack pack = Pack.open(bytes, new PackKeys(settings));
        PackCheck check = PackCheck.of(pack, archive);
        new PackReport(out, today()).check(check);
        if (options.contains("--dry-run")) {
            out.println("Nothing was changed.");
            return 0;
        }
        if (!options.contains("--yes") && !confirmed()) {
            out.println("Nothing was changed.");
            return 1;
        }
        Edition edition =
                archive.apply(
                        pack,
                        check.history(),
                        System.getProperty("user.name") + " (command)",
                        clock.instant());
        out.printf("%s is in force. %s%n", edition.contentVersion(), SOON);
        return 0;
    }

    private boolean confirmed() {
        out.print("Apply it? [y/N] ");
        try {
            String answer = in.readLine();
            return answer != null && answer.strip().equalsIgnoreCase("y");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int verify(List<String> words) {
        LocalDate from = words.size() > 1 ? LocalDate.parse(words.get(1)) : LocalDate.EPOCH;
        LocalDate to = words.size() > 2 ? LocalDate.parse(words.get(2)) : today();
        Database database = database();
        ContentArchive archive = new ContentArchive(database);
        History history = archive.history();
        Contents contents =
                new Contents(
                        archive.content(inForce(history)),
                        version -> history.of(version).map(archive::content));
        Instant until = to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Verification(new DeterminationStore(database), contents, out)
                .run(from.atStartOfDay(ZoneOffset.UTC).toInstant(), until);
    }

    private void keys() {
        for (PackKeys.Key key : new PackKeys(settings).keys()) {
            out.printf("%s  %s  %s%n", key.issuer(), key.fingerprint(), key.base64());
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file, e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot write " + file, e);
        }
    }
}
