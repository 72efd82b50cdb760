package io.sluice.simulator.wire;

/** Purpose of an instance. */
public enum InstanceType implements WireEnum {
  TRIAL("trial"),
  SANDBOX("sandbox"),
  PRODUCTION("production"),
  PITCH_DEMO("pitchDemo"),
  POV("pov");

  private final String wire;

  InstanceType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
