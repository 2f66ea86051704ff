package dev.kontor.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.Kontor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Modules call only downwards, only what is public, and only whom they say they call. */
class ModulesTest {
    /** What other Maven modules bring is not a module of the server. */
    private static final ApplicationModules MODULES =
            ApplicationModules.of(
                    Kontor.class,
                    resideInAnyPackage("dev.kontor.gateway..", "dev.kontor.connectors.."));

    @Test
    void dependenciesAreAsDeclared() {
        MODULES.verify();
    }

    /** What ARCHITECTURE.md shows is what the classes do. */
    @Test
    void theDiagramIsUpToDate() throws IOException {
        SortedMap<String, Set<String>> calls = new TreeMap<>();
        MODULES.stream().forEach(it -> calls.put(name(it), called(it)));
        String drawn = ModuleDrawing.of(calls);
        Files.writeString(Path.of("target/modules.svg"), drawn);

        assertThat(Files.readString(Path.of("../docs/modules.svg")))
                .as("to renew it: cp server/target/modules.svg docs/modules.svg")
                .isEqualTo(drawn);
    }

    private static Set<String> called(ApplicationModule module) {
        return module.getDirectDependencies(MODULES)
                .uniqueModules()
                .map(ModulesTest::name)
                .filter(it -> !it.equals(name(module)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
