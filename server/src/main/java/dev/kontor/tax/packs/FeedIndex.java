package dev.kontor.tax.packs;

import dev.kontor.platform.Sha256;
import dev.kontor.platform.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a feed has to offer, as its publisher signed it: a table with the columns {@code name},
 * {@code version}, {@code sha256} and {@code url}, the last relative to it; before it a line {@code
 * # kontor tax feed NUMBER FROM UNTIL}, after it a line {@code # signature KEY SIGNATURE} over all
 * that stands above. The number rises with every index, and after the last day nobody believes it
 * any more, so that an old one cannot hide what came later. Whatever is wrong is an {@link
 * IllegalArgumentException} with a sentence for people.
 */
public record FeedIndex(long number, LocalDate from, LocalDate until, byte[] hash, String table) {
    /** The name of the file. */
    public static final String FILE = "index.tsv";

    /** How long an index is good unless its publisher says otherwise, and at most, in days. */
    public static final int DAYS = 30;

    private static final int MOST_DAYS = 92;
    private static final String COLUMNS = "name\tversion\tsha256\turl\n";
    private static final String SIGNATURE = "# signature ";
    private static final Pattern HEAD =
            Pattern.compile("# kontor tax feed (\\d{1,18}) (\\S{10}) (\\S{10})\n");

    /**
     * Reads an index that a trusted key has signed.
     *
     * @param today in UTC
     */
    public static FeedIndex open(String text, PackKeys keys, LocalDate today) {
        FeedIndex index = read(text, keys);
        if (today.isAfter(index.until())) {
            throw new IllegalArgumentException(
                    "the index of the feed was good until "
                            + index.until()
                            + " and is not believed any more: newer packs may be hidden");
        }
        if (index.from().isAfter(today.plusDays(1))) {
            throw new IllegalArgumentException(
                    "the index of the feed is of " + index.from() + ", which is in the future");
        }
        return index;
    }

    private static FeedIndex read(String text, PackKeys keys) {
        int end = text.lastIndexOf(SIGNATURE);
        if (end < 1 || text.charAt(end - 1) != '\n') {
            throw new IllegalArgumentException(
                    "the index of the feed is not signed: its last line must be a signature");
        }
        String signed = text.substring(0, end);
        byte[] bytes = signed.getBytes(StandardCharsets.UTF_8);
        keys.verify(PackKeys.Purpose.FEED, bytes, text.substring(end + SIGNATURE.length()).strip());
        Matcher head = HEAD.matcher(signed);
        if (!head.lookingAt()) {
            throw new IllegalArgumentException(
                    "the index of the feed does not begin with its number and its days");
        }
        LocalDate from = day(head.group(2));
        LocalDate until = day(head.group(3));
        if (until.isBefore(from) || until.isAfter(from.plusDays(MOST_DAYS))) {
            throw new IllegalArgumentException(
                    "the index of the feed must be good for " + MOST_DAYS + " days at most");
        }
        return new FeedIndex(
                Long.parseLong(head.group(1)),
                from,
                until,
                Sha256.of(bytes),
                signed.substring(head.end()));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the index of the feed names no day: " + text, e);
        }
    }

    /** What is offered. */
    public List<Table.Row> rows() {
        return Table.parse("feed", table);
    }

    /** How many packs are offered. */
    public int size() {
        return rows().size();
    }

    /**
     * Lists the packs in a folder, signs the list and writes it there; it takes the number after
     * that of the index before it.
     *
     * @param days how long it is good
     */
    public static FeedIndex publish(Path folder, PackKeys keys, LocalDate today, int days) {
        Path file = folder.resolve(FILE);
        long number = Files.exists(file) ? read(text(file), keys).number() + 1 : 1;
        String signed =
                "# kontor tax feed %d %s %s\n%s%s"
                        .formatted(
                                number, today, today.plusDays(days), COLUMNS, rows(folder, keys));
        String text =
                signed
                        + SIGNATURE
                        + keys.sign(PackKeys.Purpose.FEED, signed.getBytes(StandardCharsets.UTF_8))
                        + "\n";
        FeedIndex index = read(text, keys);
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return index;
    }

    private static String rows(Path folder, PackKeys keys) {
        List<Pack> packs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".zip")).sorted().toList()) {
                Pack pack = Pack.open(Files.readAllBytes(file), keys);
                if (!pack.fileName().equals(file.getFileName().toString())) {
                    throw new IllegalArgumentException(file + " should be " + pack.fileName());
                }
                packs.add(pack);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the packs in " + folder, e);
        }
        packs.sort(Comparator.comparing(Pack::name).thenComparing(Pack::version, Version::compare));
        StringBuilder rows = new StringBuilder();
        for (Pack pack : packs) {
            rows.append(pack.name())
                    .append('\t')
                    .append(pack.version())
                    .append('\t')
                    .append(HexFormat.of().formatHex(Sha256.of(pack.bytes())))
                    .append('\t')
                    .append(pack.fileName())
                    .append('\n');
        }
        return rows.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
