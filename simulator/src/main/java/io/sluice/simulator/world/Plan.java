package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is decided beforehand about one run of a node.
 *
 * @param value the value that an evaluation gives; null for the natural one
 * @param noValue whether the evaluation ends without a value
 * @param then what to make happen after a successful end; null for nothing
 */
record Plan(Outcome outcome, @Nullable BigDecimal value, boolean noValue, @Nullable Then then) {

  static final Plan NATURAL = new Plan(Outcome.NATURAL, null, false, null);

  /** Something to do a while later. */
  record Then(Duration after, Action action) {}

  static Plan ending(Outcome outcome) {
    return outcome == Outcome.NATURAL ? NATURAL : new Plan(outcome, null, false, null);
  }
}
