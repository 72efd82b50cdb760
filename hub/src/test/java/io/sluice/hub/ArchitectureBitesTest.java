package io.sluice.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.sluice.hub.flow.planted.CallsOutByItself;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that keep every call behind the gate fail on a class that violates them. */
class ArchitectureBitesTest {
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importClasses(CallsOutByItself.class);

  static Stream<ArchRule> rules() {
    return Stream.of(
        ArchitectureTest.only_outbound_creates_clients,
        ArchitectureTest.only_outbound_opens_vertx_clients,
        ArchitectureTest.only_the_bus_calls_the_event_bus,
        ArchitectureTest.only_time_reads_clocks,
        ArchitectureTest.only_the_composition_root_and_the_command_line_know_the_simulator);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_planted_violation_is_found(ArchRule rule) {
    assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
  }
}
