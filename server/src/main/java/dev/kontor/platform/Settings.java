package dev.kontor.platform;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator configures, from the environment. Everything has a default that needs nothing.
 *
 * @param data folder of all local data: database, files, keyset
 * @param databaseUrl {@code jdbc:postgresql://…}; empty for the embedded PostgreSQL
 */
public record Settings(
        Path data,
        Optional<String> databaseUrl,
        Optional<String> databaseUser,
        Optional<String> databasePassword,
        String address,
        int port,
        Optional<String> publicUrl,
        Map<String, String> environment) {

    public static Settings of(Map<String, String> environment) {
        return new Settings(
                Path.of(environment.getOrDefault("KONTOR_DATA", "data")),
                get(environment, "KONTOR_DATABASE_URL"),
                get(environment, "KONTOR_DATABASE_USER"),
                get(environment, "KONTOR_DATABASE_PASSWORD"),
                get(environment, "SERVER_ADDRESS").orElse("127.0.0.1"),
                Integer.parseInt(get(environment, "SERVER_PORT").orElse("8080")),
                get(environment, "KONTOR_PUBLIC_URL"),
                environment);
    }

    /** Where clients reach this server, without a slash at the end. */
    public String baseUrl() {
        return publicUrl.orElseGet(() -> "http://" + address + ":" + port);
    }

    /** A further setting; an empty value counts as none. */
    public Optional<String> get(String name) {
        return get(environment, name);
    }

    private static Optional<String> get(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
