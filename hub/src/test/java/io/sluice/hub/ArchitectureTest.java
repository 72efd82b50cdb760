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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The dependency rules of docs/ARCHITECTURE.md. Each rule states its reason. */
@AnalyzeClasses(
    packages = {"io.sluice.hub", "io.sluice.simulator"},
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {
  private static final String HUB = "io.sluice.hub.";

  /** Packages without decisions, open to every other package. */
  private static final List<String> COMMON = List.of("bus", "time", "metrics", "json", "settings");

  private static String in(String name) {
    return name.equals("wdl") ? "io.sluice.wdl.." : HUB + name + "..";
  }

  private static ArchRule onlyUses(String name, String reason, String... others) {
    String[] allowed =
        Stream.of(Stream.of(name), COMMON.stream(), Stream.of(others))
            .flatMap(names -> names)
            .map(ArchitectureTest::in)
            .toArray(String[]::new);
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
  static final ArchRule no_cycles_in_the_hub =
      slices()
          .matching("io.sluice.hub.(**)")
          .should()
          .beFreeOfCycles()
          .because("a package without cycles can be read and tested on its own");

  @ArchTest
  static final ArchRule no_cycles_in_the_simulator =
      slices()
          .matching("io.sluice.simulator.(**)")
          .should()
          .beFreeOfCycles()
          .because("a package without cycles can be read and tested on its own");

  @ArchTest
  static final ArchRule common_packages =
      noClasses()
          .that()
          .resideInAnyPackage(COMMON.stream().map(ArchitectureTest::in).toArray(String[]::new))
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.sluice..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              COMMON.stream().map(ArchitectureTest::in).toArray(String[]::new)))))
          .because(
              "bus, time, metrics, json and settings carry no decisions and are open to everyone");

  @ArchTest
  static final ArchRule trigger =
      onlyUses(
          "trigger",
          "a trigger decides and returns effects; it needs neither the network nor the store");

  @ArchTest
  static final ArchRule store =
      onlyUses("store", "the store serves every package and depends on none of them");

  @ArchTest
  static final ArchRule gate =
      onlyUses(
          "gate", "the gate decides when a call may leave; its ledger is in the store", "store");

  @ArchTest
  static final ArchRule outbound =
      onlyUses("outbound", "the outbound port needs a permit from the gate, nothing else", "gate");

  @ArchTest
  static final ArchRule message =
      onlyUses("message", "the body of a message is data of the language and JSON", "wdl");

  @ArchTest
  static final ArchRule connector =
      onlyUses(
          "connector",
          "a connector interprets operations and answers; sending is the outbound port's work",
          "message",
          "outbound",
          "gate");

  @ArchTest
  static final ArchRule flow =
      onlyUses(
          "flow",
          "a flow acts through connectors and journals in the store",
          "wdl",
          "connector",
          "outbound",
          "gate",
          "store");

  @ArchTest
  static final ArchRule source =
      onlyUses(
          "source",
          "a sweep commits events together with the runs that flows make of them",
          "wdl",
          "trigger",
          "flow",
          "connector",
          "outbound",
          "gate",
          "store");

  @ArchTest
  static final ArchRule ingress =
      onlyUses(
          "ingress",
          "a call over HTTP starts a flow; everything else is the flow's work",
          "wdl",
          "message",
          "flow",
          "outbound");

  @ArchTest
  static final ArchRule console =
      onlyUses(
          "console",
          "the console shows what the other packages publish and calls nobody itself",
          "wdl",
          "source",
          "trigger",
          "flow",
          "connector",
          "gate",
          "store");

  @ArchTest
  static final ArchRule config =
      onlyUses(
          "config",
          "the configuration composes the keys and records of the packages",
          "source",
          "flow",
          "connector",
          "outbound",
          "gate",
          "store",
          "ingress",
          "console");

  @ArchTest
  static final ArchRule nobody_uses_the_command_line =
      noClasses()
          .that()
          .resideOutsideOfPackages(in("cli"), "io.sluice.hub")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in("cli"))
          .because("the hub runs without its command line, for example in tests");

  @ArchTest
  static final ArchRule only_the_command_line_uses_the_composition_root =
      noClasses()
          .that()
          .resideOutsideOfPackages(in("cli"), in("app"), "io.sluice.hub")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in("app"))
          .because("app assembles the other packages; a package that uses it would close a cycle");

  @ArchTest
  static final ArchRule only_connectors_use_the_outbound_port =
      noClasses()
          .that()
          .resideInAPackage("io.sluice.hub..")
          .and()
          .resideOutsideOfPackages(in("outbound"), in("connector"), in("app"), in("cli"))
          .should()
          .dependOnClassesThat()
          .haveNameMatching("io\\.sluice\\.hub\\.outbound\\.(Outbound|Transport)(\\$.*)?")
          .because("a connector interprets every answer before a flow or a sweep sees it");

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
              "typed addresses keep strings and JSON trees out of the messages between verticles");

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
          .resideOutsideOfPackage("io.sluice.hub.outbound")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.vertx.ext.web.client..", "java.net.http..")
                  .or(assignableTo(java.net.URLConnection.class))
                  .or(assignableTo(java.net.Socket.class)))
          .because("every outbound call passes the gate; cli.client calls our own API only");

  @ArchTest
  static final ArchRule only_outbound_opens_vertx_clients =
      noClasses()
          .that()
          .resideInAPackage("io.sluice.hub..")
          .and()
          .doNotHaveFullyQualifiedName("io.sluice.hub.outbound.HttpSender")
          .and()
          .doNotHaveFullyQualifiedName("io.sluice.hub.outbound.MailSender")
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
              "every outbound call passes the gate, including those to token endpoints and sinks");

  @ArchTest
  static final ArchRule only_the_network_transport_uses_the_senders =
      noClasses()
          .that()
          .resideInAPackage("io.sluice.hub..")
          .and()
          .haveNameNotMatching(
              "io\\.sluice\\.hub\\.outbound\\.(NetworkTransport|HttpSender|MailSender)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("io\\.sluice\\.hub\\.outbound\\.(HttpSender|MailSender).*")
          .because("the senders ask for no permit: GatedOutbound obtains one before each attempt");

  @ArchTest
  static final ArchRule messages_are_records =
      classes()
          .that()
          .implement(Message.class)
          .should()
          .beRecords()
          .because("messages between verticles are passed by reference and must be immutable");

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
          .because("a hub that watches a real environment contains no simulator");
}
