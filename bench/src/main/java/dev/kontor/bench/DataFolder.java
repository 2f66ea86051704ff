package dev.kontor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a bench's server keeps its data: a temporary folder, removed at the end, unless told. */
record DataFolder(Path path, boolean keep) implements AutoCloseable {
    static DataFolder of(Options options) throws IOException {
        String given = options.text("data");
        Path path =
                given.isEmpty()
                        ? Files.createTempDirectory("kontor-bench")
                        : Files.createDirectories(Path.of(given).toAbsolutePath());
        return new DataFolder(path, options.flag("keep") || !given.isEmpty());
    }

    @Override
    public void close() throws IOException {
        if (keep) {
            System.err.println("· data and server.log are in " + path);
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
