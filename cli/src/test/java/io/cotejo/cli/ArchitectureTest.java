package io.cotejo.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.cotejo.embedded.junit.HouseRules;

@AnalyzeClasses(packages = "io.cotejo.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule theTerminalKnowsNothingOfServices = noClasses()
            .that()
            .resideInAPackage("..terminal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.cotejo.events..", "io.cotejo.embedded..");
}
