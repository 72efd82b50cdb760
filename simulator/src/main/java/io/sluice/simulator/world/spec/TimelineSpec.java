package io.sluice.simulator.world.spec;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens by itself, again and again.
 *
 * @param every the length of a round; null for a single round
 * @param jitter every step of every round but the first comes up to this much later
 * @param steps in any order
 */
public record TimelineSpec(@Nullable Duration every, Duration jitter, List<Step> steps) {

  /** Keeps an own copy of the list. */
  public TimelineSpec {
    steps = List.copyOf(steps);
  }

  /**
   * One step of a round.
   *
   * @param at from the start of the round
   * @param chance 0 to 1, how likely it happens in a round
   * @param fromRound the first round, counted from 1, that has it
   */
  public record Step(Duration at, double chance, int fromRound, Action action) {}
}
