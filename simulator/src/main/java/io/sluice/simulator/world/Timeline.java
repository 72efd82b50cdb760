package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.TimelineSpec;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The recurring steps of an environment; each varies with seed and round. */
final class Timeline {

  private final InstanceContext site;
  private final TimelineSpec spec;
  private final Instant start;
  private final Actions actions;
  private final long key;

  Timeline(InstanceContext site, TimelineSpec spec, Instant start, Actions actions) {
    this.site = site;
    this.spec = spec;
    this.start = start;
    this.actions = actions;
    this.key = site.key("timeline");
  }

  void begin() {
    site.later(start, new Due.Round(1));
  }

  /** Plans the steps of a round, and the next round. */
  void round(int number) {
    @Nullable Duration every = spec.every();
    Duration offset = every == null ? Duration.ZERO : every.multipliedBy(number - 1L);
    for (int i = 0; i < spec.steps().size(); i++) {
      TimelineSpec.Step step = spec.steps().get(i);
      long ordinal = ordinal(number, i);
      boolean chosen = Draws.unit(key, Draws.Lane.CHANCE, ordinal) < step.chance();
      if (number >= step.fromRound() && chosen) {
        site.later(
            start.plus(offset).plus(step.at()).plus(jitter(number, ordinal)),
            new Due.StepDue(number, i));
      }
    }
    if (every != null) {
      site.later(start.plus(offset).plus(every), new Due.Round(number + 1));
    }
  }

  /** Performs a step. */
  void step(Due.StepDue due) {
    long ordinal = ordinal(due.round(), due.index());
    actions.perform(Variation.of(spec.steps().get(due.index()).action(), key, ordinal));
  }

  private Duration jitter(int round, long ordinal) {
    double draw = round == 1 ? 0 : Draws.unit(key, Draws.Lane.JITTER, ordinal);
    return Duration.ofMillis((long) (draw * spec.jitter().toMillis()));
  }

  private long ordinal(int round, int index) {
    return (long) round * spec.steps().size() + index;
  }
}
