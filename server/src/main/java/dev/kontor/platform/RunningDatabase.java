package dev.kontor.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database of a running server, for commands beside it: the one that {@code
 * KONTOR_DATABASE_URL} names, or the embedded one, whose port is in its folder.
 */
public final class RunningDatabase {
    private static final int PORT_LINE = 3;
    private static final int SECONDS = 5;

    private RunningDatabase() {}

    /**
     * Connects to it.
     *
     * @throws IllegalStateException with a sentence for people, when there is none or it belongs to
     *     another version of Kontor
     */
    public static Database connect(Settings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.databaseUrl().orElseGet(() -> embedded(settings.data())));
        settings.databaseUser().ifPresent(source::setUser);
        settings.databasePassword().ifPresent(source::setPassword);
        source.setLoginTimeout(SECONDS);
        source.setApplicationName("kontor command");
        Database database = new Database(source);
        try {
            if (!Migrations.areDone(source)) {
                throw new IllegalStateException(
                        "The database is of another version of Kontor. Start this one once: ./kontor run");
            }
        } catch (DataAccessException e) {
            throw new IllegalStateException(
                    "The database does not answer ("
                            + source.getUrl()
                            + "). Start it: ./kontor run",
                    e);
        }
        return database;
    }

    private static String embedded(Path data) {
        Path file = data.resolve("postgres").resolve("postmaster.pid");
        if (!Files.isReadable(file)) {
            throw new IllegalStateException(
                    "No embedded database is running on "
                            + file.getParent()
                            + ". Start it: ./kontor run");
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return "jdbc:postgresql://localhost:"
                    + lines.get(PORT_LINE).strip()
                    + "/postgres?user=postgres";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
