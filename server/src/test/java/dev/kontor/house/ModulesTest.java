package dev.kontor.house;

import dev.kontor.Kontor;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Modules call only downwards, only what is public, and only whom they say they call. */
class ModulesTest {
    private static final ApplicationModules MODULES = ApplicationModules.of(Kontor.class);

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
