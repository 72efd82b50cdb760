package io.sluice.simulator.world;

import io.sluice.simulator.wire.GraphJobInfo;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.OkResult;
import io.sluice.simulator.wire.OnDemandJobRequest;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.wire.WorkflowRefreshSchedule;
import java.util.List;
import java.util.UUID;

/** What a client may ask one instance to do; everything happens at the world's now. */
public interface Commands {

  /** Submits a job; 404 for an unknown operation or identifier. */
  Result<GraphJobInfo> submit(OnDemandJobRequest request);

  /** Cancels a job that has not ended; 404 for any other. */
  Result<GraphJobInfo> cancel(UUID jobId);

  /** Deletes a data source; 404 for an unknown one. */
  Result<OkResult> deleteDataSource(UUID id);

  /** Creates a segment; 201, or 404 for a name that is missing, malformed or taken. */
  Result<SegmentMetadata> createSegment(SegmentMetadata segment);

  /** Changes a segment; 404 for an unknown one. */
  Result<SegmentMetadata> updateSegment(String name, SegmentMetadata segment);

  /** Lets a segment be evaluated; 404 for an unknown one. */
  Result<Boolean> activateSegment(String name);

  /** Keeps a segment from being evaluated; 404 for an unknown one. */
  Result<Boolean> deactivateSegment(String name);

  /** Deletes a segment; 400 for an unknown one, as documented. */
  Result<OkResult> deleteSegment(String name);

  /** Creates a measure; 400 for one that cannot be understood or whose name is taken. */
  Result<MeasureMetadata> createMeasure(MeasureMetadata measure);

  /** Changes a measure; 404 for an unknown one, 400 for one that cannot be understood. */
  Result<MeasureMetadata> updateMeasure(String name, MeasureMetadata measure);

  /** Deletes a measure; 404 for an unknown one. */
  Result<OkResult> deleteMeasure(String name);

  /** Creates or replaces a schedule; 500 for a bad cron expression or zone, as documented. */
  Result<WorkflowRefreshSchedule> createSchedule(WorkflowRefreshSchedule schedule);

  /** The same for several; all of them or none, 404 for a bad one. */
  Result<List<WorkflowRefreshSchedule>> createSchedules(List<WorkflowRefreshSchedule> schedules);
}
