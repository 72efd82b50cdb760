package io.sluice.wdl;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What keeps the library usable by itself. Each rule names its reason. */
@AnalyzeClasses(
    packages = "io.sluice.wdl",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {
  @ArchTest
  static final ArchRule no_cycles_at_any_depth =
      slices()
          .matching("io.sluice.wdl.(**)")
          .should()
          .beFreeOfCycles()
          .because("a package that can be read alone can be tested alone");

  @ArchTest
  static final ArchRule no_package_uses_the_facade =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sluice.wdl")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.sluice.wdl")
          .because("the facade is built on the packages below it, which must not know it");

  @ArchTest
  static final ArchRule only_the_jdk_and_jackson =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.not(
                  resideInAnyPackage(
                      "java..",
                      "javax.xml..",
                      "org.w3c..",
                      "org.xml..",
                      "org.jspecify..",
                      "com.fasterxml.jackson..",
                      "io.sluice.wdl..")))
          .because("whoever embeds the language gets no framework, database or network with it");

  @ArchTest
  static final ArchRule expressions_use_the_jdk_only =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.sluice.wdl.json..",
              "io.sluice.wdl.culture..",
              "io.sluice.wdl.xml..",
              "io.sluice.wdl.expression..",
              "io.sluice.wdl.functions..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..")
          .because("the language's own JSON differs from every library's");

  @ArchTest
  static final ArchRule no_sockets_and_no_databases =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "java.net.http..", "java.nio.channels..")
          .because("the run machine asks its host for effects and performs none");

  @ArchTest
  static final ArchRule time_and_chance_are_arguments =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.LocalDateTime.class, "now")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .orShould()
          .callMethod(java.time.InstantSource.class, "system")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .because("the same run gives the same trace");
}
