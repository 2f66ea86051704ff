package dev.kontor.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import dev.kontor.Kontor;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

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

    /** The diagram in ARCHITECTURE.md is made from this. */
    @Test
    void documents() {
        new Documenter(MODULES).writeModulesAsPlantUml();
    }
}
