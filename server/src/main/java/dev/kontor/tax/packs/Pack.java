package dev.kontor.tax.packs;

import dev.kontor.platform.Table;
import dev.kontor.tax.content.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A pack whose signature has been checked: a ZIP of {@code pack.tsv}, {@code signature}, {@code
 * examples.tsv} and the tables with the rows that change. Whatever is wrong with one is an {@link
 * IllegalArgumentException} with a sentence for people.
 */
public final class Pack {
    /** What must come out once the pack is applied. */
    public static final String EXAMPLES = "examples.tsv";

    private static final String SIGNATURE = "signature";
    private static final int MOST_FILES = 2_000;
    private static final long MOST_BYTES = 512L << 20;

    private final Manifest manifest;
    private final SortedMap<String, byte[]> files;
    private final PackKeys.Key signer;
    private final byte[] bytes;

    private Pack(
            Manifest manifest, SortedMap<String, byte[]> files, PackKeys.Key signer, byte[] bytes) {
        this.manifest = manifest;
        this.files = files;
        this.signer = signer;
        this.bytes = bytes;
    }

    /** Packs a folder: its {@code pack.tsv} and all other tables in it, signed with our own key. */
    public static Pack make(Path folder, PackKeys keys, Instant now) {
        SortedMap<String, byte[]> files = read(folder);
        byte[] authored = files.remove(Manifest.PATH);
        if (authored == null) {
            throw new IllegalArgumentException(
                    folder + " holds no pack.tsv, which gives the pack a name and a version");
        }
        files.keySet().forEach(Manifest::requirePath);
        Manifest manifest = Manifest.of(new String(authored, StandardCharsets.UTF_8), files, now);
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.put(Manifest.PATH, manifest.text());
        all.put(
                SIGNATURE,
                keys.sign(PackKeys.Purpose.PACK, manifest.text())
                        .getBytes(StandardCharsets.US_ASCII));
        return open(zip(all), keys);
    }

    private static SortedMap<String, byte[]> read(Path folder) {
        try (Stream<Path> found = Files.walk(folder, 3)) {
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (Path file : found.filter(it -> it.toString().endsWith(".tsv")).toList()) {
                files.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
            return files;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the folder " + folder, e);
        }
    }

    /** Opens a pack and checks its signature and the hash of every file. */
    public static Pack open(byte[] bytes, PackKeys keys) {
        SortedMap<String, byte[]> files = unzip(bytes);
        byte[] text = files.remove(Manifest.PATH);
        byte[] signature = files.remove(SIGNATURE);
        if (text == null) {
            throw new IllegalArgumentException("this is not a pack: there is no pack.tsv in it");
        }
        if (signature == null) {
            throw new IllegalArgumentException("the pack is not signed");
        }
        PackKeys.Key signer =
                keys.verify(
                        PackKeys.Purpose.PACK,
                        text,
                        new String(signature, StandardCharsets.US_ASCII));
        Manifest manifest = Manifest.parse(text);
        if (!files.keySet().equals(manifest.files().keySet())) {
            throw new IllegalArgumentException(
                    "the pack was changed after it was signed: it holds other files than it says");
        }
        files.forEach((path, content) -> {
            if (!Manifest.hash(content).equals(manifest.files().get(path))) {
                throw new IllegalArgumentException(
                        "the pack was changed after it was signed: " + path);
            }
        });
        return new Pack(manifest, files, signer, bytes);
    }

    static byte[] zip(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static SortedMap<String, byte[]> unzip(byte[] bytes) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE));
                left -= content.length;
                if (left < 0 || files.size() >= MOST_FILES) {
                    throw new IllegalArgumentException("the pack is too large");
                }
                if (files.put(entry.getName(), content) != null) {
                    throw new IllegalArgumentException(
                            "the pack holds a file twice: " + entry.getName());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("this is not a pack: no readable ZIP", e);
        }
        return files;
    }

    public String name() {
        return manifest.name();
    }

    public String version() {
        return manifest.version();
    }

    /** The version of the same name that must be applied before; empty for none. */
    public String base() {
        return manifest.base();
    }

    public String summary() {
        return manifest.summary();
    }

    public Instant created() {
        return manifest.created();
    }

    /** The name of the key that signed it: {@code own}, or that of a trusted key. */
    public String issuer() {
        return signer.issuer();
    }

    /** As a file: {@code name-version.zip}. */
    public String fileName() {
        return name() + "-" + version() + ".zip";
    }

    byte[] signer() {
        return signer.encoded();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The tables with the rows that change. */
    public Tables tables() {
        return tables(files);
    }

    static Tables tables(SortedMap<String, byte[]> files) {
        SortedMap<String, String> texts = new TreeMap<>();
        files.forEach((path, content) -> {
            if (path.endsWith(".tsv") && !path.equals(EXAMPLES) && !path.equals(Manifest.PATH)) {
                texts.put(path, new String(content, StandardCharsets.UTF_8));
            }
        });
        return Tables.of(texts);
    }

    /** The rows of {@code examples.tsv}; a pack without examples is none. */
    public List<Table.Row> examples() {
        byte[] content = files.get(EXAMPLES);
        List<Table.Row> rows =
                content == null
                        ? List.of()
                        : Table.parse(EXAMPLES, new String(content, StandardCharsets.UTF_8));
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "the pack has no examples: examples.tsv says what must come out");
        }
        return rows;
    }
}
