package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.TimelineSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens by itself, round after round; each step varies with the seed and the round. */
final class Timeline {

  private final Site site;
  private final TimelineSpec spec;
  private final Instant start;
  private final Actions actions;
  private final long key;

  Timeline(Site site, TimelineSpec spec, Instant start, Actions actions) {
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

  /** Makes a step happen. */
  void step(Due.StepDue due) {
    long ordinal = ordinal(due.round(), due.index());
    actions.perform(varied(spec.steps().get(due.index()).action(), ordinal));
  }

  private Duration jitter(int round, long ordinal) {
    double draw = round == 1 ? 0 : Draws.unit(key, Draws.Lane.JITTER, ordinal);
    return Duration.ofMillis((long) (draw * spec.jitter().toMillis()));
  }

  private Action varied(Action action, long ordinal) {
    Action varied = action;
    if (action.targets().size() > 1) {
      int index = Draws.below(key, Draws.Lane.TARGET, ordinal, action.targets().size());
      varied = varied.withTargets(List.of(action.targets().get(index)));
    }
    @Nullable BigDecimal value = action.value();
    if (value != null && action.spread() > 0) {
      double moved = action.spread() * Draws.around(key, Draws.Lane.SPREAD, ordinal);
      int scale = Math.max(0, value.scale());
      varied =
          varied.withValue(
              value.add(BigDecimal.valueOf(moved).setScale(scale, RoundingMode.HALF_EVEN)));
    }
    return varied;
  }

  private long ordinal(int round, int index) {
    return (long) round * spec.steps().size() + index;
  }
}
