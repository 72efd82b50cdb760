package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.ProcessSpec;
import java.math.BigDecimal;

/** Where a moving number is: its process, how often it was asked and how far it was shifted. */
final class ValueState {
  ProcessSpec process = ProcessSpec.constant(BigDecimal.ZERO);

  /** Under which chance is drawn for it. */
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
