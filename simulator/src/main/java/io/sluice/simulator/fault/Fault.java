package io.sluice.simulator.fault;

/**
 * A fault; a row of {@link Faults}.
 *
 * @param name name in fault rules
 * @param doc description in one line
 * @param example a rule with this fault
 * @param body adds the fault to the effects on a request
 */
record Fault(String name, String doc, String example, FaultBehaviour body) {

  /** Applies a fault to one request. */
  interface FaultBehaviour {
    /** The given effects, with those of the fault added. */
    FaultEffects apply(FaultEffects course, FaultOptions options);
  }
}
