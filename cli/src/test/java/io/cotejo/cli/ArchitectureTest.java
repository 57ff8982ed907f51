package io.cotejo.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.cotejo.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOtherInCircles =
            slices().matching("io.cotejo.cli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingIsNamedAfterNoFeature = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..dto..", "..service..");

    @ArchTest
    static final ArchRule theTerminalKnowsNothingOfServices = noClasses()
            .that()
            .resideInAPackage("..terminal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.cotejo.events..", "io.cotejo.embedded..");
}
