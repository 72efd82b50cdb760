package io.sluice.simulator.wire;

/** The family of a segment. */
public enum SegmentKind implements WireEnum {
  DEFAULT("default"),
  ENGAGEMENT("engagement");

  private final String wire;

  SegmentKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
