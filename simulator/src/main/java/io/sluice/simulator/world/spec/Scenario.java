package io.sluice.simulator.world.spec;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario file: an environment, the steps performed in it, and the events that should be
 * noticed.
 *
 * @param environment its environment; without timeline unless the file asks for it
 * @param instance name of the instance that the steps act on; null for the first
 * @param start start time of the world
 * @param length duration
 */
public record Scenario(
    String name,
    String description,
    Environment environment,
    @Nullable String instance,
    long seed,
    Instant start,
    Duration length,
    List<ScenarioStep> steps,
    List<Expectation> expectations) {

  /** Copies the lists. */
  public Scenario {
    steps = List.copyOf(steps);
    expectations = List.copyOf(expectations);
  }
}
