package io.sluice.simulator.wire;

/** Submitted on demand or by a schedule. */
public enum SubmissionKind implements WireEnum {
  ON_DEMAND("onDemand"),
  SCHEDULED("scheduled");

  private final String wire;

  SubmissionKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
