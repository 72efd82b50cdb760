package io.sluice.simulator.wire;

/** Which process wrote a table. */
public enum DataflowType implements WireEnum {
  DYNAMICS365("dynamics365"),
  SALESFORCE("salesforce"),
  CONFLATION_SORT_AND_REFINE("conflationSortAndRefine"),
  CONFLATION_DEDUPLICATION("conflationDeduplication"),
  CONFLATION_MATCH_PAIRS("conflationMatchPairs"),
  CONFLATION_RESOLVE_CONFLICTS("conflationResolveConflicts"),
  ENRICHED("enriched"),
  KPI("kpi"),
  POWER_QUERY("powerQuery"),
  DATA_PREPARATION("dataPreparation"),
  INTELLIGENCE("intelligence"),
  UNIFIED_ACTIVITY("unifiedActivity"),
  SEGMENTATION("segmentation"),
  INGESTION("ingestion"),
  ATTACH_CDM("attachCdm"),
  GENERIC_PREDICTION("genericPrediction"),
  ATTACH_CDS("attachCds"),
  UNKNOWN("unknown"),
  POWER_PLATFORM("powerPlatform"),
  DATAHUB("datahub"),
  INSIGHTS("insights"),
  DERIVED_ENTITY("derivedEntity"),
  POWER_PLATFORM_SOURCE("powerPlatformSource"),
  POWER_PLATFORM_BYDL("powerPlatformBYDL"),
  POWER_PLATFORM_BYDL_SOURCE("powerPlatformBYDLSource"),
  SEMANTIC_ACTIVITY("semanticActivity"),
  SEGMENT_MEMBERSHIP("segmentMembership"),
  FIRST_PARTY("firstParty"),
  HIERARCHY("hierarchy"),
  CONTACT("contact"),
  SEMANTIC_ENTITY("semanticEntity"),
  ATTACH_SYNAPSE("attachSynapse"),
  TRANSFORM("transform");

  private final String wire;

  DataflowType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
