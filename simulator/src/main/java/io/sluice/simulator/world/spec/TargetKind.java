package io.sluice.simulator.world.spec;

/** Kind of the target of an {@link Action}. */
public enum TargetKind {
  /** The instance. */
  NONE("none", "target"),
  /** A data source by name. */
  DATA_SOURCE("dataSource", "data source"),
  /** A segment by name. */
  SEGMENT("segment", "segment"),
  /** A measure by name. */
  MEASURE("measure", "measure");

  private final String word;
  private final String words;

  TargetKind(String word, String words) {
    this.word = word;
    this.words = words;
  }

  /** Name for people. */
  public String words() {
    return words;
  }

  /** Name in files. */
  public String word() {
    return word;
  }
}
