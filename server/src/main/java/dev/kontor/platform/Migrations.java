package dev.kontor.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings every module's schema up to date, each with its own history, forward only. */
final class Migrations {
    private static final String FOLDER = "db/migration/";

    /** Names the modules that own a schema, in the order in which they migrate. */
    private static final String ORDER = FOLDER + "order.txt";

    /** Where the digest is kept: the comment of schema platform. Null while there is none. */
    private static final Field<String> STAMP =
            DSL.field("obj_description(to_regnamespace('platform'), 'pg_namespace')", String.class);

    private Migrations() {}

    /**
     * Runs what has not run. When the schemas carry the digest of exactly these migrations, that is
     * one query; asking Flyway schema by schema takes a second.
     */
    static void run(DataSource source) {
        String digest = digest();
        DSLContext sql = DSL.using(source, SQLDialect.POSTGRES);
        if (digest.equals(sql.select(STAMP).fetchOne(STAMP))) {
            return;
        }
        schemas().forEach(schema -> migrate(source, schema));
        sql.execute("comment on schema platform is {0}", DSL.inline(digest));
    }

    /** Whether the database has exactly these migrations. */
    static boolean areDone(DataSource source) {
        DSLContext sql = DSL.using(source, SQLDialect.POSTGRES);
        return digest().equals(sql.select(STAMP).fetchOne(STAMP));
    }

    private static List<String> schemas() {
        try (InputStream order =
                Objects.requireNonNull(
                        Migrations.class.getClassLoader().getResourceAsStream(ORDER), ORDER)) {
            return new String(order.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void migrate(DataSource source, String schema) {
        Flyway.configure()
                .dataSource(source)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:" + FOLDER + schema)
                .failOnMissingLocations(true)
                .initSql("set lock_timeout = '10s'")
                .load()
                .migrate();
    }

    /** Over the names and the text of all migrations on the class path. */
    private static String digest() {
        try {
            MessageDigest digest = Sha256.digest();
            for (Map.Entry<String, Resource> file : files().entrySet()) {
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                digest.update(file.getValue().getContentAsByteArray());
            }
            return "migrations " + HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("the migrations cannot be read", e);
        }
    }

    /** All migrations by schema and name, in that order. */
    private static Map<String, Resource> files() throws IOException {
        Map<String, Resource> files = new TreeMap<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:" + FOLDER + "*/*.sql")) {
            String uri = file.getURI().toString();
            files.put(uri.substring(uri.lastIndexOf(FOLDER) + FOLDER.length()), file);
        }
        return files;
    }
}
