package io.sluice.simulator.wire;

/** Kind of the details of a finished task. */
public enum TaskInformationKind implements WireEnum {
  TEST("test"),
  SEGMENTATION("segmentation"),
  MEASURES("measures"),
  EXPORT("export"),
  INCREMENTAL_INGESTION("incrementalIngestion"),
  INCREMENTAL_MATCH("incrementalMatch"),
  INCREMENTAL_MATCH_WITH_PREVIEW("incrementalMatchWithPreview"),
  MERGE("merge"),
  MARK("mark"),
  AFFINITIES("affinities");

  private final String wire;

  TaskInformationKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
