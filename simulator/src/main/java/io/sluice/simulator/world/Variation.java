package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Action;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the open parts of an action: one of several targets, and a value within its range. */
final class Variation {

  private Variation() {}

  /**
   * The action with all draws applied.
   *
   * @param key key of the draws
   * @param ordinal number of the drawing
   */
  static Action of(Action action, long key, long ordinal) {
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
}
