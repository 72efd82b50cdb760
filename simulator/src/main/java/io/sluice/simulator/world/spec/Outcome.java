package io.sluice.simulator.world.spec;

/** Planned outcome of a task. */
public enum Outcome {
  /** Random. */
  NATURAL("natural"),
  /** Success. */
  SUCCESS("success"),
  /** Permanent failure. */
  FAILURE("failure"),
  /** Time limit exceeded. */
  TIMEOUT("timeout"),
  /** Failure of the first attempt, success of the second. */
  RECOVERS("recovers"),
  /** Success, with a status that is not in the API description. */
  WARNINGS("warnings");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** Name in files. */
  public String word() {
    return word;
  }
}
