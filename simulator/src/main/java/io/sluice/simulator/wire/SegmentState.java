package io.sluice.simulator.wire;

/** Whether a segment is active. */
public enum SegmentState implements WireEnum {
  INACTIVE("inactive"),
  ACTIVE("active"),
  VALIDATING("validating"),
  VALIDATED("validated"),
  INVALID("invalid"),
  VALIDATION_ERROR("validationError");

  private final String wire;

  SegmentState(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
