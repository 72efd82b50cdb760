package io.sluice.simulator.world;

import io.sluice.simulator.wire.GraphJobInfo;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.OkResult;
import io.sluice.simulator.wire.OnDemandJobRequest;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.wire.WorkflowRefreshSchedule;
import java.util.List;
import java.util.UUID;

/** Commands that a client can send to an instance; performed at the world's current time. */
public interface Commands {

  /** Submits a job; 404 for an unknown operation or identifier. */
  Result<GraphJobInfo> submit(OnDemandJobRequest request);

  /** Cancels a job that has not ended; 404 for any other. */
  Result<GraphJobInfo> cancel(UUID jobId);

  /** Deletes a data source; 404 for an unknown one. */
  Result<OkResult> deleteDataSource(UUID id);

  /** Creates a segment; 201, or 404 for a name that is missing, malformed or in use. */
  Result<SegmentMetadata> createSegment(SegmentMetadata segment);

  /** Changes a segment; 404 for an unknown one. */
  Result<SegmentMetadata> updateSegment(String name, SegmentMetadata segment);

  /** Activates a segment; 404 for an unknown one. */
  Result<Boolean> activateSegment(String name);

  /** Deactivates a segment; 404 for an unknown one. */
  Result<Boolean> deactivateSegment(String name);

  /** Deletes a segment; 400 for an unknown one, as documented. */
  Result<OkResult> deleteSegment(String name);

  /** Creates a measure; 400 for an invalid one or a name in use. */
  Result<MeasureMetadata> createMeasure(MeasureMetadata measure);

  /** Changes a measure; 404 for an unknown one, 400 for an invalid one. */
  Result<MeasureMetadata> updateMeasure(String name, MeasureMetadata measure);

  /** Deletes a measure; 404 for an unknown one. */
  Result<OkResult> deleteMeasure(String name);

  /** Creates or replaces a schedule; 500 for a bad cron expression or zone, as documented. */
  Result<WorkflowRefreshSchedule> createSchedule(WorkflowRefreshSchedule schedule);

  /** Creates or replaces several schedules, all or none; 404 for an invalid one. */
  Result<List<WorkflowRefreshSchedule>> createSchedules(List<WorkflowRefreshSchedule> schedules);
}
