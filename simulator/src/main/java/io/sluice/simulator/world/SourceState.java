package io.sluice.simulator.world;

import io.sluice.simulator.wire.DataSourceKind;
import io.sluice.simulator.wire.RefreshState;
import io.sluice.simulator.world.spec.DataSourceSpec;
import io.sluice.simulator.world.spec.FailureSpec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Current state of a data source. */
final class SourceState {
  UUID id = new UUID(0, 0);
  DataSourceSpec spec =
      new DataSourceSpec(
          "",
          "",
          DataSourceKind.POWER_QUERY,
          List.of(),
          true,
          true,
          false,
          false,
          FailureSpec.NONE);
  String friendlyName = "";
  Stamp stamp = new Stamp();
  RefreshState refreshState = RefreshState.NOT_UPDATED;

  /** State restored when a running refresh is cancelled. */
  RefreshState before = RefreshState.NOT_UPDATED;

  @Nullable Instant lastRefresh;
  long refreshes;
}
