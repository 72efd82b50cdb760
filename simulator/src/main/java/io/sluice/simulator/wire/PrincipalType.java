package io.sluice.simulator.wire;

/** What kind of principal holds a role. */
public enum PrincipalType implements WireEnum {
  USER("user"),
  GROUP("group"),
  APP("app");

  private final String wire;

  PrincipalType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
