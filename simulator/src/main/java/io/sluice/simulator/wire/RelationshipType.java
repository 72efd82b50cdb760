package io.sluice.simulator.wire;

/** Meaning of a relationship. */
public enum RelationshipType implements WireEnum {
  SINGLE_KEY_RELATIONSHIP_ORIGIN("singleKeyRelationshipOrigin"),
  SINGLE_KEY_RELATIONSHIP_DESTINATION("singleKeyRelationshipDestination"),
  DATA_SOURCE_LINEAGE_ORIGIN("dataSourceLineageOrigin"),
  DATA_SOURCE_LINEAGE_DESTINATION("dataSourceLineageDestination");

  private final String wire;

  RelationshipType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
