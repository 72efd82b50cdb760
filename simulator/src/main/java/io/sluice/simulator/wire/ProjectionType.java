package io.sluice.simulator.wire;

/** When an attribute is projected. */
public enum ProjectionType implements WireEnum {
  PRE("pre"),
  POST("post");

  private final String wire;

  ProjectionType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
