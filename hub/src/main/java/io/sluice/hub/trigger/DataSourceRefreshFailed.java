package io.sluice.hub.trigger;

import io.sluice.hub.trigger.WorkStatus.WorkState;
import java.util.Set;

/** An ingestion task of a data source ends failed or timed out; once for each task. */
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
