package io.sluice.simulator.wire;

/** Which inputs are refreshed first; PascalCase on the wire. */
public enum InputRefreshMode implements WireEnum {
  FAILED_OR_MODIFIED_RECURSIVE("FailedOrModifiedRecursive"),
  FAILED_RECURSIVE("FailedRecursive"),
  FAILED_OR_MODIFIED("FailedOrModified"),
  FAILED("Failed"),
  NONE("None");

  private final String wire;

  InputRefreshMode(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
