package io.sluice.simulator.wire;

/** The family of a segment rule. */
public enum CriteriaKind implements WireEnum {
  POST("post"),
  DEFAULT("default"),
  CONSENT("consent"),
  ENGAGEMENT("engagement");

  private final String wire;

  CriteriaKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
