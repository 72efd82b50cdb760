package io.sluice.simulator.world;

import io.sluice.simulator.wire.GraphJobInfo;
import io.sluice.simulator.wire.JobType;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.OkResult;
import io.sluice.simulator.wire.OnDemandJobRequest;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.wire.WorkflowRefreshSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Implements the commands of an instance. */
final class InstanceCommands implements Commands {

  private static final OkResult OK = new OkResult(200);

  private final InstanceEngine engine;
  private final InstanceState instance;
  private final Definers definers;

  InstanceCommands(InstanceEngine engine) {
    this.engine = engine;
    this.instance = engine.site.instance;
    this.definers = new Definers(engine);
  }

  @Override
  public Result<GraphJobInfo> submit(OnDemandJobRequest request) {
    @Nullable OperationType operation = request.operationType();
    if (operation == null || operation == OperationType.NONE) {
      return ApiErrors.refused(
          404,
          "refreshPrerequisitesUnmetError",
          "operationType is required, for example all or ingestion.",
          "operationType",
          operation == null ? "" : operation.wire());
    }
    JobOrder order = order(request, operation);
    NodeSelection selection = NodeSelection.of(instance, order);
    if (!selection.unknown.isEmpty()) {
      return unknown(operation, selection.unknown.get(0));
    }
    if (selection.nodes.isEmpty() && operation != OperationType.ALL) {
      return ApiErrors.refused(
          404,
          "refreshPrerequisitesUnmetError",
          "This instance has nothing of the kind " + operation.wire() + ".",
          "operationType",
          operation.wire());
    }
    JobState job = engine.runner.submit(order, selection);
    return new Result.Done<>(200, JobView.job(instance, job, true));
  }

  private static JobOrder order(OnDemandJobRequest request, OperationType operation) {
    List<String> identifiers = new ArrayList<>();
    @Nullable List<String> asked = request.identifiers();
    for (String identifier : asked == null ? List.<String>of() : asked) {
      identifiers.add(unquoted(identifier));
    }
    return new JobOrder(
        operation,
        request.jobType() == null ? JobType.FULL : request.jobType(),
        request.submissionKind() == null ? SubmissionKind.ON_DEMAND : request.submissionKind(),
        operation == OperationType.ALL ? List.of() : identifiers,
        Boolean.TRUE.equals(request.forceRunRequested()),
        request.options(),
        Map.of());
  }

  /** The documentation shows identifiers in single quotes. */
  private static String unquoted(String identifier) {
    String text = identifier.strip();
    boolean quoted = text.length() >= 2 && text.startsWith("'") && text.endsWith("'");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static Result<GraphJobInfo> unknown(OperationType operation, String identifier) {
    return switch (operation) {
      case INGESTION, DATA_PREPARATION -> ApiErrors.dataSourceNotFound(404, identifier);
      case SEGMENTATION -> ApiErrors.segmentNotFound(404, identifier);
      case MEASURES, ENTITY_MEASURES, ATTRIBUTE_MEASURES ->
          ApiErrors.measureNotFound(404, identifier);
      default ->
          ApiErrors.refused(
              404,
              "refreshPrerequisitesUnmetError",
              "There is no " + operation.wire() + " " + identifier + ".",
              "identifier",
              identifier);
    };
  }

  @Override
  public Result<GraphJobInfo> cancel(UUID jobId) {
    @Nullable JobState job = instance.jobs.get(jobId);
    if (job == null || job.ended != null) {
      return ApiErrors.jobNotRunning(404, jobId);
    }
    engine.runner.cancel(job);
    return new Result.Done<>(200, JobView.job(instance, job, true));
  }

  @Override
  public Result<OkResult> deleteDataSource(UUID id) {
    @Nullable SourceState source = instance.sources.get(id);
    if (source == null) {
      return ApiErrors.dataSourceNotFound(404, id);
    }
    engine.changes.delete(source);
    return new Result.Done<>(200, OK);
  }

  @Override
  public Result<SegmentMetadata> createSegment(SegmentMetadata segment) {
    return definers.createSegment(segment);
  }

  @Override
  public Result<SegmentMetadata> updateSegment(String name, SegmentMetadata segment) {
    return definers.updateSegment(name, segment);
  }

  @Override
  public Result<Boolean> activateSegment(String name) {
    return definers.activate(name, true);
  }

  @Override
  public Result<Boolean> deactivateSegment(String name) {
    return definers.activate(name, false);
  }

  @Override
  public Result<OkResult> deleteSegment(String name) {
    @Nullable SegmentRecord segment = instance.segments.get(name);
    if (segment == null) {
      return ApiErrors.segmentNotFound(400, name);
    }
    engine.changes.delete(segment);
    return new Result.Done<>(200, OK);
  }

  @Override
  public Result<MeasureMetadata> createMeasure(MeasureMetadata measure) {
    return definers.createMeasure(measure);
  }

  @Override
  public Result<MeasureMetadata> updateMeasure(String name, MeasureMetadata measure) {
    return definers.updateMeasure(name, measure);
  }

  @Override
  public Result<OkResult> deleteMeasure(String name) {
    @Nullable MeasureRecord measure = instance.measures.get(name);
    if (measure == null) {
      return ApiErrors.measureNotFound(404, name);
    }
    engine.changes.delete(measure);
    return new Result.Done<>(200, OK);
  }

  @Override
  public Result<WorkflowRefreshSchedule> createSchedule(WorkflowRefreshSchedule schedule) {
    Optional<String> problem = Schedules.problem(schedule);
    return problem.isPresent()
        ? badSchedule(500, problem.get())
        : new Result.Done<>(200, engine.schedules.put(schedule));
  }

  @Override
  public Result<List<WorkflowRefreshSchedule>> createSchedules(
      List<WorkflowRefreshSchedule> schedules) {
    for (WorkflowRefreshSchedule schedule : schedules) {
      Optional<String> problem = Schedules.problem(schedule);
      if (problem.isPresent()) {
        return badSchedule(404, problem.get());
      }
    }
    return new Result.Done<>(200, schedules.stream().map(engine.schedules::put).toList());
  }

  private static <T> Result<T> badSchedule(int status, String problem) {
    return ApiErrors.refused(
        status, "refreshPrerequisitesUnmetError", "Bad schedule: " + problem, "reason", problem);
  }
}
