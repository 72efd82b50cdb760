package io.sluice.simulator.wire;

/** How a date dimension is grouped. */
public enum DateBucket implements WireEnum {
  NONE("none"),
  DAY("day"),
  MONTH("month"),
  YEAR("year");

  private final String wire;

  DateBucket(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
