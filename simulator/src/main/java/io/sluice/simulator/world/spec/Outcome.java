package io.sluice.simulator.world.spec;

/** How a planned part of a refresh ends. */
public enum Outcome {
  /** As chance has it. */
  NATURAL("natural"),
  /** Well. */
  SUCCESS("success"),
  /** Badly, for good. */
  FAILURE("failure"),
  /** At its time limit. */
  TIMEOUT("timeout"),
  /** Badly at the first try, well at the second. */
  RECOVERS("recovers"),
  /** Well, but with a status word that the API description does not list. */
  WARNINGS("warnings");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** The word in files. */
  public String word() {
    return word;
  }
}
