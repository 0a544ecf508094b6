package io.dealtrail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** The house rules: arrows one way, the engine at the edge, internals private. */
class ModulesTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.dealtrail");

    private static final DescribedPredicate<JavaClass> A_STEP =
            DescribedPredicate.describe("a step", c -> c.isAssignableTo(JavaDelegate.class));

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(Dealtrail.class).verify();
    }

    @Test
    void theEngineStaysAtTheEdge() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.dealtrail.engine..",
                        "io.dealtrail.studio..",
                        "io.dealtrail.decision..",
                        "io.dealtrail.migration..")
                .and(DescribedPredicate.not(A_STEP))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(PRODUCT);
    }

    @Test
    void onlyTheEnginesConfigurationKnowsTheEnginesInside() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.dealtrail.engine.camunda..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..impl..")
                .check(PRODUCT);
    }

    @Test
    void controllersAndRepositoriesArePrivateToTheirModule() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .or()
                .areAnnotatedWith(Controller.class)
                .or()
                .areAssignableTo(Repository.class)
                .should()
                .bePackagePrivate()
                .check(PRODUCT);
    }
}
