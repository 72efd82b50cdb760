package io.sluice.hub;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.sluice.hub.bus.Message;
import java.util.Set;

/** Who may use what (docs/ARCHITECTURE.md). Each rule names its reason. */
@AnalyzeClasses(
    packages = {"io.sluice.hub", "io.sluice.simulator"},
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {
  private static final String HUB = "io.sluice.hub.";
  private static final String EVERYONE_S =
      "may be used by everyone: bus, time and metrics carry no decisions";

  private static String in(String name) {
    return name.equals("wdl") ? "io.sluice.wdl.." : HUB + name + "..";
  }

  private static ArchRule onlyUses(String name, String reason, String... others) {
    String[] allowed = new String[others.length + 4];
    for (int i = 0; i < others.length; i++) {
      allowed[i] = in(others[i]);
    }
    allowed[others.length] = in(name);
    allowed[others.length + 1] = in("bus");
    allowed[others.length + 2] = in("time");
    allowed[others.length + 3] = in("metrics");
    return noClasses()
        .that()
        .resideInAPackage(in(name))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.sluice..")
                .and(DescribedPredicate.not(resideInAnyPackage(allowed))))
        .because(reason);
  }

  @ArchTest
  static final ArchRule no_cycles =
      slices()
          .matching("io.sluice.hub.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a part that can be read alone can be tested alone");

  @ArchTest static final ArchRule bus = onlyUses("bus", EVERYONE_S);

  @ArchTest static final ArchRule time = onlyUses("time", EVERYONE_S);

  @ArchTest static final ArchRule metrics = onlyUses("metrics", EVERYONE_S);

  @ArchTest
  static final ArchRule trigger =
      onlyUses(
          "trigger", "a trigger decides and returns effects; it knows neither network nor store");

  @ArchTest
  static final ArchRule store = onlyUses("store", "the store remembers for all and knows none");

  @ArchTest
  static final ArchRule gate =
      onlyUses("gate", "the gate decides when, its slots are in the store", "store");

  @ArchTest
  static final ArchRule connector =
      onlyUses(
          "connector", "a connector knows what an answer meant, the gate when it may ask", "gate");

  @ArchTest
  static final ArchRule flow =
      onlyUses(
          "flow",
          "a flow acts through connectors and journals in the store",
          "wdl",
          "connector",
          "gate",
          "store");

  @ArchTest
  static final ArchRule source =
      onlyUses(
          "source",
          "a sweep commits events together with what the flows make of them",
          "trigger",
          "connector",
          "gate",
          "store",
          "wdl",
          "flow");

  @ArchTest
  static final ArchRule console =
      onlyUses(
          "console",
          "the console shows what the others publish",
          "source",
          "trigger",
          "connector",
          "gate",
          "store",
          "wdl",
          "flow");

  @ArchTest
  static final ArchRule only_protocols_across_packages =
      noClasses()
          .that()
          .resideOutsideOfPackages(in("app"), in("cli"))
          .should(
              accessTargetWhere(
                  new DescribedPredicate<JavaAccess<?>>("deploy a verticle of another package") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                      JavaClass target = access.getTargetOwner();
                      return target.isAssignableTo(io.vertx.core.VerticleBase.class)
                          && target.getPackageName().startsWith(HUB)
                          && !target
                              .getPackageName()
                              .equals(access.getOriginOwner().getPackageName());
                    }
                  }))
          .because(
              "verticles are reached by their addresses; only the composition root and doctor"
                  + " deploy them");

  @ArchTest
  static final ArchRule only_the_bus_calls_the_event_bus =
      noClasses()
          .that()
          .resideOutsideOfPackage(in("bus"))
          .and()
          .resideInAPackage("io.sluice.hub..")
          .should()
          .dependOnClassesThat(resideInAPackage("io.vertx.core.eventbus.."))
          .because(
              "typed addresses keep strings and JSON trees out of the conversation of verticles");

  @ArchTest
  static final ArchRule only_time_reads_clocks =
      noClasses()
          .that()
          .resideOutsideOfPackage(in("time"))
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
          .because("time is an argument: the same verticles run on a virtual clock");

  @ArchTest
  static final ArchRule chance_is_injected =
      noClasses()
          .should()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .because("the same seed gives the same trace");

  @ArchTest
  static final ArchRule only_outbound_creates_clients =
      noClasses()
          .that()
          .resideInAPackage("io.sluice.hub..")
          .and()
          .resideOutsideOfPackages(in("cli.client"))
          .and()
          .resideOutsideOfPackage("io.sluice.hub.connector")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.vertx.ext.web.client..", "java.net.http..")
                  .or(assignableTo(java.net.URLConnection.class))
                  .or(assignableTo(java.net.Socket.class)))
          .because("every outbound call passes the gate; cli.client only talks to our own API");

  @ArchTest
  static final ArchRule only_outbound_opens_vertx_clients =
      noClasses()
          .that()
          .resideInAPackage("io.sluice.hub..")
          .and()
          .doNotHaveFullyQualifiedName("io.sluice.hub.connector.HttpSender")
          .and()
          .doNotHaveFullyQualifiedName("io.sluice.hub.connector.MailSender")
          .should(
              accessTargetWhere(
                  new DescribedPredicate<JavaAccess<?>>("create an HTTP, TCP or mail client") {
                    private static final Set<String> NAMES =
                        Set.of(
                            "createHttpClient",
                            "httpClientBuilder",
                            "createNetClient",
                            "createWebSocketClient",
                            "createDatagramSocket",
                            "createShared");

                    @Override
                    public boolean test(JavaAccess<?> access) {
                      String name = access.getName();
                      return NAMES.contains(name)
                          || (name.equals("create")
                              && access.getTargetOwner().getName().contains("MailClient"));
                    }
                  }))
          .because(
              "every outbound call, the token endpoint's and the sinks' included, passes the gate");

  @ArchTest
  static final ArchRule only_the_outbound_port_uses_the_senders =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sluice.hub.connector")
          .or()
          .haveSimpleNameEndingWith("Connector")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("io\\.sluice\\.hub\\.connector\\.(HttpSender|MailSender).*")
          .because("the senders know no gate: GatedOutbound asks it before each attempt");

  @ArchTest
  static final ArchRule only_the_command_line_uses_the_composition_root =
      noClasses()
          .that()
          .resideOutsideOfPackages(in("app"), in("cli"), "io.sluice.hub")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in("app"))
          .because("the composition root knows every part, so no part may know it");

  @ArchTest
  static final ArchRule messages_are_records =
      classes()
          .that()
          .implement(Message.class)
          .should()
          .beRecords()
          .because("what travels between verticles is immutable");

  @ArchTest
  static final ArchRule the_simulator_does_not_know_the_hub =
      noClasses()
          .that()
          .resideInAPackage("io.sluice.simulator..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.sluice.hub..")
          .because("they share a wire format, not classes");

  @ArchTest
  static final ArchRule only_the_composition_root_and_the_command_line_know_the_simulator =
      noClasses()
          .that()
          .resideInAPackage("io.sluice.hub..")
          .and()
          .resideOutsideOfPackages(in("app"), in("cli"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.sluice.simulator..")
          .because("a hub that watches a real environment has no simulator in it");
}
