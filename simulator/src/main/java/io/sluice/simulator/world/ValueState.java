package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.ProcessSpec;
import java.math.BigDecimal;

/** State of a varying number: process, number of evaluations and shift. */
final class ValueState {
  ProcessSpec process = ProcessSpec.constant(BigDecimal.ZERO);

  /** Key for its random draws. */
  long key;

  long ordinal;
  BigDecimal shift = BigDecimal.ZERO;

  static ValueState of(ProcessSpec process, long key) {
    ValueState state = new ValueState();
    state.process = process;
    state.key = key;
    return state;
  }
}
