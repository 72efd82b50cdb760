package io.sluice.simulator.wire;

/** Kind of a table. */
public enum EntityType implements WireEnum {
  UNSPECIFIED("unspecified"),
  PROFILE("profile"),
  CONFLATION_MAP("conflationMap"),
  ACTIVITY("activity"),
  AGGREGATE_KPI("aggregateKpi"),
  PROFILE_KPI("profileKpi"),
  UNIFIED_ACTIVITY("unifiedActivity"),
  SEGMENT("segment"),
  INTELLIGENCE("intelligence"),
  GENERIC_PREDICTION("genericPrediction"),
  ENRICHMENT("enrichment"),
  INSIGHTS("insights"),
  DERIVED_ENTITY("derivedEntity"),
  CORRUPT("corrupt"),
  SELF_CONFLATION("selfConflation"),
  CONFLATION_MANUAL_REVIEW("conflationManualReview"),
  SELF_CONFLATION_MANUAL_REVIEW("selfConflationManualReview"),
  SEMANTIC_ACTIVITY("semanticActivity"),
  SEGMENT_MEMBERSHIP("segmentMembership"),
  HIERARCHY("hierarchy"),
  DATA_LINEAGE("dataLineage"),
  TRANSFORM("transform"),
  SEMANTIC_ENTITY("semanticEntity");

  private final String wire;

  EntityType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
