package io.sluice.simulator.world;

import io.sluice.simulator.wire.WorkflowRefreshSchedule;
import java.util.UUID;

/** A schedule and the number of times it was due. */
final class ScheduleState {
  UUID id = new UUID(0, 0);
  WorkflowRefreshSchedule schedule =
      new WorkflowRefreshSchedule(null, null, null, null, null, null, null, null, null);
  long fired;
}
