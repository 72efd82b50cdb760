package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Predetermined outcome of a run of a node.
 *
 * @param value result of the evaluation; null for the natural one
 * @param noValue whether the evaluation ends without a value
 * @param then follow-up action after a successful end; null for none
 */
record Plan(Outcome outcome, @Nullable BigDecimal value, boolean noValue, @Nullable Then then) {

  static final Plan NATURAL = new Plan(Outcome.NATURAL, null, false, null);

  /** An action with a delay. */
  record Then(Duration after, Action action) {}

  static Plan ending(Outcome outcome) {
    return outcome == Outcome.NATURAL ? NATURAL : new Plan(outcome, null, false, null);
  }
}
