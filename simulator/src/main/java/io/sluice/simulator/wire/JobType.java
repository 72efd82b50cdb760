package io.sluice.simulator.wire;

/** Full or incremental. */
public enum JobType implements WireEnum {
  FULL("full"),
  INCREMENTAL("incremental");

  private final String wire;

  JobType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
