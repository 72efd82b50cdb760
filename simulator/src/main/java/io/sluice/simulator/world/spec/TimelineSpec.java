package io.sluice.simulator.world.spec;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recurring steps of an instance.
 *
 * @param every the length of a round; null for a single round
 * @param jitter maximum random delay of each step, except in the first round
 * @param steps in any order
 */
public record TimelineSpec(@Nullable Duration every, Duration jitter, List<Step> steps) {

  /** Copies the list. */
  public TimelineSpec {
    steps = List.copyOf(steps);
  }

  /**
   * One step of a round.
   *
   * @param at time since the start of the round
   * @param chance probability that it happens in a round
   * @param fromRound first round that includes it, counted from 1
   */
  public record Step(Duration at, double chance, int fromRound, Action action) {}
}
