package io.sluice.simulator.world.spec;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story that a file tells: an environment, what is made to happen in it, and what should be
 * noticed.
 *
 * @param environment where it plays; without its timeline unless the file wants it
 * @param instance the name of the instance where the steps happen; null for the first
 * @param start the time of the world at the start
 * @param length how long it lasts
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

  /** Keeps own copies of the lists. */
  public Scenario {
    steps = List.copyOf(steps);
    expectations = List.copyOf(expectations);
  }
}
