package io.sluice.hub.trigger;

import io.sluice.hub.trigger.WorkStatus.WorkState;
import java.util.Set;

/** Fires when an ingestion task of a data source fails or times out; once per task. */
final class DataSourceRefreshFailed extends IngestionKind {
  DataSourceRefreshFailed() {
    super(
        "datasource.refresh.failed",
        "OnDataSourceRefreshFailed",
        Set.of(WorkState.FAILED, WorkState.TIMED_OUT));
  }

  @Override
  public String doc() {
    return "A refresh of a data source ends failed or timed out.";
  }
}
