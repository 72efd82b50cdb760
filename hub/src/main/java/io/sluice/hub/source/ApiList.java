package io.sluice.hub.source;

/** The lists of the Customer Insights API that a sweep reads, each by one call. */
enum ApiList {
  DATA_SOURCES("ListDataSources", "dataSourceId") {
    @Override
    boolean identifies(Fields item) {
      return super.identifies(item) || super.identifies(item.child("dataSourceMetadata"));
    }
  },
  SEGMENTS("ListSegments", "name"),
  MEASURES("ListMeasures", "name"),
  JOBS("ListJobs", "jobId"),
  /** The status nodes of the workflow: processed entities with their jobs and outcomes. */
  STATUS("GetStatus", "operationType"),
  /** The refresh schedules; read only once an hour. */
  SCHEDULES("ListSchedules", "scheduleId");

  private final String operation;
  private final String key;

  ApiList(String operation, String key) {
    this.operation = operation;
    this.key = key;
  }

  /** The operationId of the call. */
  String operation() {
    return operation;
  }

  /** The field that identifies an item. */
  String key() {
    return key;
  }

  /** Whether an item has its identifying field. */
  boolean identifies(Fields item) {
    return item.text(key).isPresent();
  }
}
