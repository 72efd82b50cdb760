package io.sluice.simulator.wire;

/** Whether a query was built in the editor or written by hand. */
public enum QueryType implements WireEnum {
  STRUCTURED("structured"),
  MANUAL("manual");

  private final String wire;

  QueryType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
