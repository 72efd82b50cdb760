package io.sluice.hub.gate;

/** Who goes first when slots are short; each has a share that the others cannot take. */
public enum Priority {
  /** Reading the environment; keeps a reserved floor. */
  SWEEP,
  /** A person waits for the answer; keeps a small share. */
  INTERACTIVE,
  /** What flows ask for; the rest, fair among flows. */
  FLOW
}
