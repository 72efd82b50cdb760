package io.sluice.simulator.world.spec;

/** What an {@link Action} acts on. */
public enum TargetKind {
  /** Nothing in particular: the instance. */
  NONE("none"),
  /** A data source by name. */
  DATA_SOURCE("dataSource"),
  /** A segment by name. */
  SEGMENT("segment"),
  /** A measure by name. */
  MEASURE("measure");

  private final String word;

  TargetKind(String word) {
    this.word = word;
  }

  /** The word in files. */
  public String word() {
    return word;
  }
}
