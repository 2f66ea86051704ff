package dev.kontor.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
        Function<String, @Nullable String> environment) {

    /** Reads the settings by their names, such as {@code KONTOR_DATA}. */
    public static Settings of(Function<String, @Nullable String> environment) {
        return new Settings(
                Path.of(get(environment, "KONTOR_DATA").orElse("data")),
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

    /**
     * An address that is asked over TLS, but for a server on this machine.
     *
     * @param real asked where nothing is set
     * @throws IllegalStateException for any other
     */
    public String url(String name, String real) {
        String url = get(name).orElse(real);
        URI uri = URI.create(url);
        boolean here = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        if (!"https".equals(uri.getScheme()) && !(here && "http".equals(uri.getScheme()))) {
            throw new IllegalStateException(name + " must begin with https://");
        }
        return url;
    }

    /** Whether only this machine can reach the server. */
    public boolean isLoopback() {
        return address.equals("localhost") || address.equals("::1") || address.startsWith("127.");
    }

    private static Optional<String> get(
            Function<String, @Nullable String> environment, String name) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
    }
}
