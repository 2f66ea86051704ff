package dev.kontor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scopes that a key can be given are those that calls ask for. */
class ScopesTest {
    private static final Pattern SCOPE = Pattern.compile("\"([a-z_]+:(?:read|write))\"");

    @Test
    void allThatIsAskedForCanBeGivenAndNothingElse() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(it -> it.toString().endsWith("Controller.java"))
                    .flatMap(it -> SCOPE.matcher(text(it)).results())
                    .map((MatchResult it) -> it.group(1))
                    .forEach(asked::add);
        }

        assertThat(Scopes.KNOWN).containsExactlyInAnyOrderElementsOf(asked);
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
