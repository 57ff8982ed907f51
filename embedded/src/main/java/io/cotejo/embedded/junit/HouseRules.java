package io.cotejo.embedded.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house that the compiler cannot see. Every module runs them over its own classes. */
public final class HouseRules {
    private static final String BANNED_NAMES = ".*(Manager|Helper|Utils?|Processor|Data|Info|Impl)";

    @ArchTest
    static final ArchRule packagesAreNamedAfterFeatures = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..helper..",
                    "..impl..",
                    "..dto..",
                    "..service..",
                    "..misc..")
            .because("a package is named after what it does for the user");

    @ArchTest
    static final ArchRule classesAreNamedAfterWhatTheyAre =
            classes().should().haveNameNotMatching(BANNED_NAMES).because("such a name says nothing");

    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOtherInCircles =
            slices().matching("io.cotejo.*.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theTrainerSharesOnlyEvents = sharesOnlyEvents("trainer", "metrics", "inference");

    @ArchTest
    static final ArchRule theMetricsServiceSharesOnlyEvents = sharesOnlyEvents("metrics", "trainer", "inference");

    @ArchTest
    static final ArchRule theInferenceServiceSharesOnlyEvents = sharesOnlyEvents("inference", "trainer", "metrics");

    @ArchTest
    static final ArchRule theWireContractKnowsNoFramework = noClasses()
            .that()
            .resideInAPackage("io.cotejo.events..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "io.smallrye..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyReadsTheEnvironmentPastTheConfiguration = noClasses()
            .that()
            .resideOutsideOfPackages("io.cotejo.cli..", "io.cotejo.embedded..")
            .should()
            .callMethod(System.class, "getenv", String.class)
            .allowEmptyShould(true);

    private HouseRules() {}

    private static ArchRule sharesOnlyEvents(String service, String one, String other) {
        return noClasses()
                .that()
                .resideInAPackage("io.cotejo." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.cotejo." + one + "..", "io.cotejo." + other + "..")
                .allowEmptyShould(true);
    }
}
