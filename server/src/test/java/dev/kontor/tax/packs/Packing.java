package dev.kontor.tax.packs;

import dev.kontor.platform.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Packs as people make them, and as others spoil them. */
public final class Packing {
    public static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    public static final String RATES =
            "jurisdiction\ttax_type\tname\tcategories\trate\tbase\tconsumer\tbusiness\twording"
                    + "\tvalid_from\tvalid_to\tsource\tconfidence\tnote\tchange\n";

    public static final String EXAMPLES =
            "date\tcountry\tbuyer\tcategory\tamount\tbehavior\ttreatment\trate\ttax\n";

    private Packing() {}

    /** The settings of an installation with a data folder of its own. */
    public static Settings installation(String... namesAndValues) {
        Map<String, String> values = new HashMap<>();
        values.put("KONTOR_DATA", folder().toString());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.of(values::get);
    }

    public static Path folder() {
        try {
            return Files.createTempDirectory("kontor-packs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder with a manifest, rates and examples. */
    public static Path folder(
            String name, String version, String base, String rates, String examples) {
        Path folder = folder();
        write(
                folder.resolve("pack.tsv"),
                "key\tvalue\nname\t%s\nversion\t%s\nbase\t%s\nsummary\tA change for a test\n"
                        .formatted(name, version, base));
        write(folder.resolve("rates.tsv"), RATES + rates);
        write(folder.resolve("examples.tsv"), EXAMPLES + examples);
        return folder;
    }

    /** Luxembourg's standard rate. */
    public static String luxembourg(String rate, String from, String change) {
        return "LU\tvat\tTVA\t*\t%s\t\tCH\tRC\tLU\t%s\t\tAED\tH\t\t%s\n"
                .formatted(rate, from, change);
    }

    /** What a consumer in Luxembourg pays on 100.00. */
    public static String expects(String day, String rate, long tax) {
        return "%s\tLU\tconsumer\tsaas\t10000\texclusive\ttaxed\t%s\t%d\n"
                .formatted(day, rate, tax);
    }

    static Pack pack(PackKeys keys, String name, String version, String base) {
        return Pack.make(
                folder(
                        name,
                        version,
                        base,
                        luxembourg("18", "2027-01-01", ""),
                        expects("2027-01-01", "18", 1800)),
                keys,
                NOW);
    }

    /** The same ZIP with another file in place of one; null takes it out. */
    public static byte[] spoiled(byte[] pack, String path, @Nullable String text) {
        SortedMap<String, byte[]> files = Pack.unzip(pack);
        if (text == null) {
            files.remove(path);
        } else {
            files.put(path, text.getBytes(StandardCharsets.UTF_8));
        }
        return Pack.zip(files);
    }

    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One installation trusts the other by this name. */
    public static void trust(Settings trusting, String issuer, Settings trusted) {
        write(
                trusting.data().resolve("tax/trusted/" + issuer + ".pub"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + new PackKeys(trusted).keys().getFirst().base64()
                        + "\n-----END PUBLIC KEY-----\n");
    }

    /** The index of a feed, signed. */
    public static String index(
            PackKeys keys, long number, LocalDate from, LocalDate until, String rows) {
        String signed =
                "# kontor tax feed %d %s %s\nname\tversion\tsha256\turl\n%s"
                        .formatted(number, from, until, rows);
        return signed
                + "# signature "
                + keys.sign(PackKeys.Purpose.FEED, signed.getBytes(StandardCharsets.UTF_8))
                + "\n";
    }
}
