package io.sluice.hub.gate;

/** Class of a caller. Each class has a share of the slots that the others cannot take. */
public enum Priority {
  /** Calls of sweeps, which read the environment. */
  SWEEP,
  /** Calls that a person waits for. */
  INTERACTIVE,
  /** Calls of flows: the remaining slots, shared fairly among flows. */
  FLOW
}
