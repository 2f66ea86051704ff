package dev.kontor.dbgen;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.MatcherRule;
import org.jooq.meta.jaxb.MatcherTransformType;
import org.jooq.meta.jaxb.Matchers;
import org.jooq.meta.jaxb.MatchersSchemaType;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;

/**
 * Migrates an empty PostgreSQL, schema by schema, then writes the jOOQ classes of schema {@code x}
 * into package {@code dev.kontor.x.db}. A stamp over the migrations makes a repeated run free.
 */
public final class Main {
    /** Raise when this program changes what it generates. */
    private static final String GENERATION = "4";

    private Main() {}

    /** Arguments: the migrations' folder, the target folder, a working folder for the binaries. */
    public static void main(String[] args) throws Exception {
        Path migrations = Path.of(args[0]);
        Path target = Path.of(args[1]);
        Path work = Path.of(args[2]);
        List<String> schemas = schemas(migrations);
        String stamp = stamp(migrations);
        Path stampFile = target.resolve(".stamp");
        if (Files.exists(stampFile) && Files.readString(stampFile).equals(stamp)) {
            return;
        }
        Files.createDirectories(target);
        Files.createDirectories(work);
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(work.toFile())
                        .setServerConfig("max_connections", "20")
                        .start()) {
            for (String schema : schemas) {
                migrate(postgres, migrations, schema);
            }
            for (String schema : schemas) {
                generate(postgres, target, schema);
            }
        }
        Files.writeString(stampFile, stamp);
    }

    /** In the order in which they migrate. */
    private static List<String> schemas(Path migrations) throws IOException {
        return Files.readAllLines(migrations.resolve("order.txt"));
    }

    private static String stamp(Path migrations) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(GENERATION.getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.walk(migrations)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(
                        migrations.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void migrate(EmbeddedPostgres postgres, Path migrations, String schema) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .schemas(schema)
                .defaultSchema(schema)
                .locations("filesystem:" + migrations.resolve(schema))
                .load()
                .migrate();
    }

    private static void generate(EmbeddedPostgres postgres, Path target, String schema)
            throws Exception {
        GenerationTool.generate(
                new Configuration()
                        .withLogging(Logging.WARN)
                        .withJdbc(
                                new Jdbc()
                                        .withDriver("org.postgresql.Driver")
                                        .withUrl(postgres.getJdbcUrl("postgres", "postgres")))
                        .withGenerator(
                                new Generator()
                                        .withStrategy(schemaNames())
                                        .withDatabase(
                                                new Database()
                                                        .withName(
                                                                "org.jooq.meta.postgres.PostgresDatabase")
                                                        .withInputSchema(schema)
                                                        .withExcludes("flyway_schema_history"))
                                        .withGenerate(
                                                new Generate()
                                                        .withRecords(true)
                                                        .withRoutines(false)
                                                        .withGlobalCatalogReferences(false)
                                                        .withComments(false))
                                        .withTarget(
                                                new Target()
                                                        .withPackageName(
                                                                "dev.kontor." + schema + ".db")
                                                        .withDirectory(target.toString()))));
    }

    /** A schema and its main table have one name: the schema's class is called {@code …Schema}. */
    private static Strategy schemaNames() {
        return new Strategy()
                .withMatchers(
                        new Matchers()
                                .withSchemas(
                                        new MatchersSchemaType()
                                                .withSchemaClass(
                                                        new MatcherRule()
                                                                .withTransform(
                                                                        MatcherTransformType.PASCAL)
                                                                .withExpression("$0_schema"))
                                                .withSchemaIdentifier(
                                                        new MatcherRule()
                                                                .withTransform(
                                                                        MatcherTransformType.UPPER)
                                                                .withExpression("$0_schema"))));
    }
}
