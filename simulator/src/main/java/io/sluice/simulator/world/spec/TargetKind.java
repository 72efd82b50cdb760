package io.sluice.simulator.world.spec;

/** What an {@link Action} acts on. */
public enum TargetKind {
  /** Nothing in particular: the instance. */
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

  /** The words for people. */
  public String words() {
    return words;
  }

  /** The word in files. */
  public String word() {
    return word;
  }
}
