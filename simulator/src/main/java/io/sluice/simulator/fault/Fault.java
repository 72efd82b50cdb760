package io.sluice.simulator.fault;

/**
 * One thing that can go wrong.
 *
 * @param name as in rules
 * @param doc one line for people
 * @param example a rule that switches it on
 * @param body turns what would become of a request into what does
 */
record Fault(String name, String doc, String example, FaultBehaviour body) {

  /** Lets a fault happen to one request. */
  interface FaultBehaviour {
    /** What becomes of the request. */
    FaultEffects apply(FaultEffects course, FaultOptions options);
  }
}
