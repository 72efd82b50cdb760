package io.sluice.simulator.world.spec;

/** Unusual behaviour of an instance that clients must tolerate. */
public enum Oddity {
  /** Jobs, ended tasks and histories are listed in no particular order. */
  UNORDERED_LISTS("unorderedLists"),
  /** A segment's new size becomes visible some time after its task has ended. */
  LATE_SIZES("lateSizes"),
  /** Every optional property of the API description has a value. */
  EVERY_PROPERTY("everyProperty");

  private final String word;

  Oddity(String word) {
    this.word = word;
  }

  /** Name in files. */
  public String word() {
    return word;
  }
}
