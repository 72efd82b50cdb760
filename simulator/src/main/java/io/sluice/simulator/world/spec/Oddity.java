package io.sluice.simulator.world.spec;

/** Ways in which an instance is harder to read than most. */
public enum Oddity {
  /** Jobs, ended parts and histories are listed in no particular order. */
  UNORDERED_LISTS("unorderedLists"),
  /** A segment's new size shows only a while after the part that evaluated it has ended. */
  LATE_SIZES("lateSizes"),
  /** Every optional property that the API description names is filled in. */
  EVERY_PROPERTY("everyProperty");

  private final String word;

  Oddity(String word) {
    this.word = word;
  }

  /** The word in files. */
  public String word() {
    return word;
  }
}
