package dev.kontor.delivery;

import dev.kontor.catalog.FileId;
import dev.kontor.platform.Sha256;
import dev.kontor.platform.VendorId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** The bytes of files, in a local folder: one folder per vendor, one file per id. */
final class ObjectStore {
    private static final int CHUNK = 64 * 1024;

    /** What was stored. */
    record Stored(long size, byte[] sha256) {}

    /** Thrown when a stream is longer than allowed; nothing of it is kept. */
    static final class TooLarge extends RuntimeException {
        TooLarge() {
            super("the stream is too long", null, false, false);
        }
    }

    private final Path root;

    ObjectStore(Path root) {
        this.root = root;
    }

    /** Stores a stream: durable, whole or not at all. */
    Stored put(VendorId vendor, FileId id, InputStream source, long limit) {
        Path target = path(vendor, id);
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            try {
                Stored stored = write(draft, source, limit);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
                return stored;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stored write(Path draft, InputStream source, long limit) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[CHUNK];
        long size = 0;
        try (FileChannel channel =
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            for (int some = source.read(buffer); some >= 0; some = source.read(buffer)) {
                size += some;
                if (size > limit) {
                    throw new TooLarge();
                }
                digest.update(buffer, 0, some);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, some);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            channel.force(true);
        }
        return new Stored(size, digest.digest());
    }

    /** The bytes from an offset on. The caller closes. */
    InputStream open(VendorId vendor, FileId id, long from) throws IOException {
        FileChannel channel = FileChannel.open(path(vendor, id), StandardOpenOption.READ);
        channel.position(from);
        return Channels.newInputStream(channel);
    }

    void delete(VendorId vendor, FileId id) {
        try {
            Files.deleteIfExists(path(vendor, id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(VendorId vendor, FileId id) {
        return root.resolve(vendor.toString()).resolve(id.toString());
    }
}
