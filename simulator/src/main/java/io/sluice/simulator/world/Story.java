package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Expectation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The scenario running in a world.
 *
 * @param instance instance that its steps act on
 * @param origin the scenario as it was given
 * @param begin start, from which the times of steps and expectations count
 * @param length duration
 * @param factsBefore sequence of the last fact before the start
 * @param expectations events that an observer should notice
 */
public record Story(
    UUID instance,
    Origin origin,
    Instant begin,
    Duration length,
    long factsBefore,
    List<Expectation> expectations) {

  /**
   * The scenario as it was given.
   *
   * @param name its title
   * @param environment name of the environment
   * @param seed seed of all random draws
   */
  public record Origin(String name, String description, String environment, long seed) {}

  /** Copies the list. */
  public Story {
    expectations = List.copyOf(expectations);
  }

  /** Time of its end. */
  public Instant ends() {
    return begin.plus(length);
  }
}
