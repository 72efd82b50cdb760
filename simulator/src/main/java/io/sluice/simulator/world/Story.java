package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Expectation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The scenario that plays in a world.
 *
 * @param instance where its steps happen
 * @param origin the scenario as it was given
 * @param begin when it began; its steps and expectations count from here
 * @param length how long it lasts
 * @param factsBefore sequence of the last fact before it began
 * @param expectations what somebody who watches should have noticed
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

  /** Keeps an own copy of the list. */
  public Story {
    expectations = List.copyOf(expectations);
  }

  /** When it ends. */
  public Instant ends() {
    return begin.plus(length);
  }
}
