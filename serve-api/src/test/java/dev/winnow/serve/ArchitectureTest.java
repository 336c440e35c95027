package dev.winnow.serve;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;

/** Which package may know which. */
@AnalyzeClasses(packages = "dev.winnow.serve", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String SERVE = "dev.winnow.serve";

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching(SERVE + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOTHING_OF_THE_TRAINER =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.winnow.trainer..", "org.tribuo..");

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_UNDERTOW = noClasses()
            .that()
            .resideOutsideOfPackage(SERVE + ".http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.undertow..", "org.xnio..");

    @ArchTest
    static final ArchRule HTTP_KNOWS_NO_MODELS = noClasses()
            .that()
            .resideInAPackage(SERVE + ".http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    SERVE + ".api..",
                    SERVE + ".models..",
                    SERVE + ".feedback..",
                    SERVE + ".observe..",
                    "dev.winnow.bundle..",
                    "dev.winnow.model..");

    @ArchTest
    static final ArchRule ONLY_FEEDBACK_KNOWS_SQL = noClasses()
            .that()
            .resideOutsideOfPackages(SERVE + ".feedback..", SERVE + ".cli..", SERVE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule ONLY_METRICS_KNOW_MICROMETER = noClasses()
            .that()
            .resideOutsideOfPackage(SERVE + ".observe..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule ONLY_CLI_KNOWS_OF_TERMINALS = noClasses()
            .that()
            .resideOutsideOfPackage(SERVE + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule NOTHING_IS_ASKED_OF_OTHER_SERVERS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.URLConnection");

    @ArchTest
    static final ArchRule NOTHING_IS_DESERIALISED_BY_JAVA =
            noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);
}
