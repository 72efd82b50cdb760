package io.sluice.simulator.wire;

/** The calculation of a measure. */
public enum AggregateOperation implements WireEnum {
  SUM("sum"),
  AVG("avg"),
  MIN("min"),
  MAX("max"),
  COUNT("count"),
  COUNT_DISTINCT("countDistinct"),
  FIRST("first"),
  LAST("last"),
  ARG_MAX("argMax"),
  ARG_MIN("argMin");

  private final String wire;

  AggregateOperation(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
