package io.sluice.simulator.wire;

/** Severity of an error. */
public enum ResultSeverity implements WireEnum {
  ERROR("error"),
  WARNING("warning"),
  RECOMMENDATION("recommendation");

  private final String wire;

  ResultSeverity(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
