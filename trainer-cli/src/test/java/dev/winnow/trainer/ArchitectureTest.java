package dev.winnow.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.winnow.trainer.cli.Winnow;
import java.io.ObjectInputStream;
import java.io.PrintStream;

/** Which package may know which, as the design has it. */
@AnalyzeClasses(packages = "dev.winnow.trainer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String TRAINER = "dev.winnow.trainer";

    @ArchTest
    static final ArchRule ARROWS_RUN_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(TRAINER + "..")
            .layer("base")
            .definedBy(TRAINER)
            .layer("data")
            .definedBy(TRAINER + ".data..")
            .layer("vectors")
            .definedBy(TRAINER + ".vectors..")
            .layer("fit")
            .definedBy(TRAINER + ".fit..")
            .layer("evaluate")
            .definedBy(TRAINER + ".evaluate..")
            .optionalLayer("report")
            .definedBy(TRAINER + ".report..")
            .layer("bench")
            .definedBy(TRAINER + ".bench..")
            .layer("cli")
            .definedBy(TRAINER + ".cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("bench")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("evaluate")
            .mayOnlyBeAccessedByLayers("cli", "report", "bench")
            .whereLayer("fit")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("vectors")
            .mayOnlyBeAccessedByLayers("cli", "fit")
            .whereLayer("data")
            .mayOnlyBeAccessedByLayers("cli", "report", "bench", "evaluate", "fit")
            .whereLayer("base")
            .mayOnlyBeAccessedByLayers("cli", "report", "bench", "evaluate", "fit", "vectors", "data");

    @ArchTest
    static final ArchRule BASE_USES_NOTHING_OF_WINNOW = noClasses()
            .that()
            .resideInAPackage(TRAINER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.winnow", TRAINER + ".*..", "dev.winnow.article..", "dev.winnow.bundle..")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.winnow.feature..", "dev.winnow.model..", "dev.winnow.reading..");

    @ArchTest
    static final ArchRule DATA_KNOWS_OF_THE_LIBRARY_ONLY_PAGES = noClasses()
            .that()
            .resideInAPackage(TRAINER + ".data..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.winnow",
                    "dev.winnow.bundle..",
                    "dev.winnow.feature..",
                    "dev.winnow.model..",
                    "dev.winnow.reading..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching(TRAINER + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_FIT_KNOWS_THE_LEARNING_LIBRARIES = noClasses()
            .that()
            .resideOutsideOfPackage(TRAINER + ".fit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tribuo..", "com.oracle.labs..", "de.bwaldvogel..", "ml.dmlc..");

    @ArchTest
    static final ArchRule ONLY_CLI_KNOWS_OF_TERMINALS = noClasses()
            .that()
            .resideOutsideOfPackage(TRAINER + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "me.tongfei..");

    @ArchTest
    static final ArchRule ONLY_BENCH_KNOWS_JMH = noClasses()
            .that()
            .resideOutsideOfPackage(TRAINER + ".bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.openjdk.jmh..");

    @ArchTest
    static final ArchRule ONLY_CLI_PRINTS = noClasses()
            .that()
            .resideOutsideOfPackage(TRAINER + ".cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .orShould()
            .callMethod(System.class, "setOut", PrintStream.class);

    @ArchTest
    static final ArchRule ONLY_MAIN_ENDS_THE_JVM = noClasses()
            .that()
            .doNotBelongToAnyOf(Winnow.class)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule NOTHING_IS_DESERIALISED_BY_JAVA =
            noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);
}
