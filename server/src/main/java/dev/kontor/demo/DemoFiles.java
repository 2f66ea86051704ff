package dev.kontor.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of the demo's catalog, made when they are needed. */
final class DemoFiles {
    private static final int PAYLOAD = 3 * 1024 * 1024;
    private static final long SEED = 4;

    private DemoFiles() {}

    /** Three megabytes that do not compress: enough to interrupt and resume. */
    static byte[] installer() {
        byte[] payload = new byte[PAYLOAD];
        new Random(SEED).nextBytes(payload);
        return zip(
                List.of(
                        new Part("README.txt", resource("installer.txt"), false),
                        new Part("lumen-photo-4.bin", payload, false)));
    }

    /** An EPUB that readers open. */
    static byte[] book() {
        return zip(
                List.of(
                        new Part(
                                "mimetype",
                                "application/epub+zip".getBytes(StandardCharsets.US_ASCII),
                                true),
                        new Part("META-INF/container.xml", resource("container.xml"), false),
                        new Part("book.opf", resource("book.opf"), false),
                        new Part("nav.xhtml", resource("nav.xhtml"), false),
                        new Part("book.xhtml", resource("book.xhtml"), false)));
    }

    private record Part(String name, byte[] content, boolean stored) {}

    private static byte[] zip(List<Part> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Part part : parts) {
                zip.putNextEntry(entry(part));
                zip.write(part.content());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(Part part) {
        ZipEntry entry = new ZipEntry(part.name());
        entry.setTime(0);
        if (part.stored()) {
            CRC32 crc = new CRC32();
            crc.update(part.content());
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(part.content().length);
            entry.setCrc(crc.getValue());
        }
        return entry;
    }

    private static byte[] resource(String name) {
        try (InputStream stream = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
