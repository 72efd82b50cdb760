package io.sluice.simulator.wire;

/** Cardinality of a relationship. */
public enum Cardinality implements WireEnum {
  ONE_TO_MANY("oneToMany"),
  ONE_TO_ONE("oneToOne"),
  MANY_TO_ONE("manyToOne");

  private final String wire;

  Cardinality(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
