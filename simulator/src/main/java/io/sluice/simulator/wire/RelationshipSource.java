package io.sluice.simulator.wire;

/** Creator of a relationship. */
public enum RelationshipSource implements WireEnum {
  USER("user"),
  SYSTEM("system"),
  INFERRED("inferred");

  private final String wire;

  RelationshipSource(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
