package io.sluice.simulator.wire;

/** Subtype of an operation type. */
public enum SubType implements WireEnum {
  NO_SUB_TYPE("noSubType"),
  TEMPLATED_MEASURES("templatedMeasures"),
  CREATE_ANALYSIS_MODEL("createAnalysisModel"),
  LINK_ANALYSIS_MODEL("linkAnalysisModel"),
  SINGLE_ACTIVITY_MAPPING("singleActivityMapping"),
  POWER_PLATFORM("powerPlatform");

  private final String wire;

  SubType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
