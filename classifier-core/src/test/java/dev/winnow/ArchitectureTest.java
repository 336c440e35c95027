package dev.winnow;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** The arrows of the design: facade -> reading -> language -> bundle -> model -> feature -> article, and what stays out of the library. */
@AnalyzeClasses(packages = "dev.winnow", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS_RUN_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("facade")
            .definedBy("dev.winnow")
            .layer("reading")
            .definedBy("dev.winnow.reading..")
            .layer("language")
            .definedBy("dev.winnow.language..")
            .layer("bundle")
            .definedBy("dev.winnow.bundle..")
            .layer("model")
            .definedBy("dev.winnow.model..")
            .layer("feature")
            .definedBy("dev.winnow.feature..")
            .layer("article")
            .definedBy("dev.winnow.article..")
            .whereLayer("facade")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("reading")
            .mayOnlyBeAccessedByLayers("facade")
            .whereLayer("language")
            .mayOnlyBeAccessedByLayers("facade", "reading")
            .whereLayer("bundle")
            .mayOnlyBeAccessedByLayers("facade", "reading", "language")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("facade", "reading", "language", "bundle")
            .whereLayer("feature")
            .mayOnlyBeAccessedByLayers("facade", "reading", "language", "bundle", "model");

    @ArchTest
    static final ArchRule ARTICLES_USE_NOTHING_OF_OURS = noClasses()
            .that()
            .resideInAPackage("dev.winnow.article..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("dev.winnow..").and(resideOutsideOfPackages("dev.winnow.article..")));

    @ArchTest
    static final ArchRule EVERY_CLASS_HAS_ITS_ROOM = noClasses()
            .should()
            .resideOutsideOfPackages(
                    "dev.winnow",
                    "dev.winnow.reading",
                    "dev.winnow.reading.metadata",
                    "dev.winnow.language",
                    "dev.winnow.bundle",
                    "dev.winnow.model",
                    "dev.winnow.feature",
                    "dev.winnow.article");

    @ArchTest
    static void packagesHaveNoCycles(JavaClasses classes) {
        slices().matching("dev.(**)").should().beFreeOfCycles().check(classes);
    }

    @ArchTest
    static final ArchRule THE_LIBRARY_STAYS_SMALL = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tribuo..", "picocli..", "io.undertow..", "java.util.logging..", "org.slf4j..");

    @ArchTest
    static final ArchRule NOTHING_IS_DESERIALISED_BY_JAVA = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ObjectOutputStream.class);

    @ArchTest
    static final ArchRule A_LIBRARY_NEITHER_EXITS_NOR_PRINTS = noClasses()
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
            noClasses().should().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Util");

    @ArchTest
    static final ArchRule NO_STATE_IS_GLOBAL =
            fields().that().areStatic().should().beFinal();
}
