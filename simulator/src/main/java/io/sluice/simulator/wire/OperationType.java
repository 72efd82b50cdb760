package io.sluice.simulator.wire;

/** A stage of the refresh graph; also the operation of a job. */
public enum OperationType implements WireEnum {
  NONE("none"),
  INGESTION("ingestion"),
  DERIVED_ENTITY("derivedEntity"),
  HIERARCHY("hierarchy"),
  DATA_PREPARATION("dataPreparation"),
  MAP("map"),
  REALTIME_M3_SEARCH("realtimeM3Search"),
  MATCH("match"),
  MERGE("merge"),
  PROFILE_STORE("profileStore"),
  SEARCH("search"),
  ACTIVITY("activity"),
  CONTACT("contact"),
  ATTRIBUTE_MEASURES("attributeMeasures"),
  ENTITY_MEASURES("entityMeasures"),
  MEASURES("measures"),
  SEGMENTATION("segmentation"),
  SEGMENT_MEMBERSHIP("segmentMembership"),
  ENRICHMENT("enrichment"),
  PRE_ENRICHMENT("preEnrichment"),
  TRANSFORM("transform"),
  INTELLIGENCE("intelligence"),
  AI_BUILDER("aiBuilder"),
  INSIGHTS("insights"),
  EXPORT("export"),
  MODEL_MANAGEMENT("modelManagement"),
  RELATIONSHIP("relationship"),
  ROLE_ASSIGNMENT("roleAssignment"),
  ANALYSIS("analysis"),
  SEMANTIC_ENTITY("semanticEntity"),
  ALL("all");

  private final String wire;

  OperationType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
