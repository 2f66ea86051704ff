package dev.kontor.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Spring kept quiet, classes final, money never a double, no forbidden words in names. */
class StyleTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("/db/"))
                    .importPackages("dev.kontor");

    @Test
    void springServesTheEdgesOnly() {
        for (String forbidden :
                new String[] {
                    "org.springframework.transaction.annotation.Transactional",
                    "org.springframework.scheduling.annotation.Async",
                    "org.springframework.scheduling.annotation.Scheduled",
                    "org.springframework.context.event.EventListener",
                    "org.springframework.cache.annotation.Cacheable",
                    "org.springframework.beans.factory.annotation.Autowired",
                    "org.springframework.beans.factory.annotation.Value",
                    "org.springframework.stereotype.Component",
                    "org.springframework.stereotype.Service",
                    "org.springframework.stereotype.Repository"
                }) {
            noClasses().should().beAnnotatedWith(forbidden).check(CLASSES);
            noMethods().should().beAnnotatedWith(forbidden).check(CLASSES);
            noFields().should().beAnnotatedWith(forbidden).allowEmptyShould(true).check(CLASSES);
        }
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.data..",
                        "lombok..",
                        "org.springframework.expression..",
                        "org.aspectj..")
                .check(CLASSES);
    }

    @Test
    void amountsAreNeverFloatingPoint() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("gg.jte..")
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .check(CLASSES);
    }

    @Test
    void classesAreFinal() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .haveNameNotMatching(".*(Module|\\.Kontor|package-info)")
                .and()
                .resideOutsideOfPackage("gg.jte..")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .resideInAnyPackage("..impl..", "..util..", "..common..")
                .check(CLASSES);
    }
}
