package io.sluice.hub.trigger;

import io.sluice.hub.trigger.WorkStatus.WorkState;
import java.util.Set;

/** Fires when an ingestion task of a data source ends successfully. */
final class DataSourceRefreshSucceeded extends IngestionKind {
  DataSourceRefreshSucceeded() {
    super(
        "datasource.refresh.succeeded",
        "OnDataSourceRefreshSucceeded",
        Set.of(WorkState.SUCCESSFUL));
  }

  @Override
  public String doc() {
    return "A refresh of a data source ends successfully.";
  }
}
