package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.Outcome;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is decided beforehand about one run of a node.
 *
 * @param value the value that an evaluation gives; null for the natural one
 * @param noValue whether the evaluation ends without a value
 * @param word a status word that the API description does not know; null for none
 */
record Plan(Outcome outcome, @Nullable BigDecimal value, boolean noValue, @Nullable String word) {

  static final Plan NATURAL = new Plan(Outcome.NATURAL, null, false, null);

  static Plan ending(Outcome outcome) {
    return new Plan(outcome, null, false, null);
  }
}
