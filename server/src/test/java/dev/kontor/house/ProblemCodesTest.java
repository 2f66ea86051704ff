package dev.kontor.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every code of a refusal is explained in the contract, and every explained code exists. What the
 * console refuses is told to people, in its pages.
 */
class ProblemCodesTest {
    private static final ApiContract CONTRACT = new ApiContract();

    /** Where codes stand in the sources. */
    private static final List<Pattern> CODES =
            List.of(
                    Pattern.compile("Problem\\s*\\.of\\(\\s*\\w+,\\s*\"([a-z_]+[a-z])\""),
                    Pattern.compile("Problem\\s*\\.conflict\\(\\s*\"([a-z_]+[a-z])\""),
                    Pattern.compile("Problem\\s*\\.invalid\\([^,;]+,\\s*\"([a-z_]+[a-z])\""),
                    Pattern.compile("Fault\\(\\s*[^;]+?,\\s*\"([a-z_]+[a-z])\",\\s*[\"A-Z]"));

    /** Made from the word of a status: {@code license_} and where the license stands. */
    private static final Set<String> COMPOSED =
            Set.of(
                    "entitlement_expired",
                    "entitlement_pending",
                    "entitlement_revoked",
                    "entitlement_suspended",
                    "license_active",
                    "license_expired",
                    "license_pending",
                    "license_revoked",
                    "license_suspended",
                    "banned",
                    "expired",
                    "overdue",
                    "revoked",
                    "suspended",
                    "method_not_allowed",
                    "unsupported_media_type");

    @Test
    void everyCodeIsExplained() throws IOException {
        Set<String> used = new TreeSet<>();
        String sources = sources();
        for (Pattern pattern : CODES) {
            Matcher found = pattern.matcher(sources);
            while (found.find()) {
                used.add(found.group(1));
            }
        }
        assertThat(used).hasSizeGreaterThan(60).isSubsetOf(explained());
    }

    @Test
    void everyExplainedCodeExists() throws IOException {
        String sources = sources();
        assertThat(explained())
                .allSatisfy(code ->
                        assertThat(COMPOSED.contains(code) || sources.contains('"' + code + '"'))
                                .as(code)
                                .isTrue());
    }

    @Test
    void operationsNameExplainedCodes() {
        assertThat(
                        CONTRACT.operations().values().stream()
                                .flatMap(it -> it.path("x-codes").valueStream())
                                .map(it -> it.asString()))
                .isSubsetOf(explained());
    }

    private static Set<String> explained() {
        return new TreeSet<>(CONTRACT.document().get("x-problems").propertyNames());
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".java"))
                            .filter(it -> !it.startsWith("src/main/java/dev/kontor/console"))
                            .toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
