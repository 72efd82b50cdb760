package io.sluice.simulator.world;

import io.sluice.simulator.wire.CIResult;
import io.sluice.simulator.wire.ExceptionCulprit;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.ResultSeverity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Errors of tasks, with the codes of the API description. */
final class CiErrors {

  private CiErrors() {}

  /** A task failed; an error if final, a warning if it will be retried. */
  static CIResult failed(TaskState task, boolean last) {
    String code =
        switch (task.node.operation()) {
          case INGESTION, DATA_PREPARATION -> "datasourceIngestionUnexpectedError";
          case SEGMENTATION, SEGMENT_MEMBERSHIP -> "segmentEvaluationOrchestrationFailed";
          case MEASURES, ENTITY_MEASURES, ATTRIBUTE_MEASURES ->
              "measuresProcessingOrchestrationFailed";
          case EXPORT -> "refreshExportFailed";
          default -> "refreshConflationJobFailed";
        };
    return result(
        task,
        code,
        last ? ResultSeverity.ERROR : ResultSeverity.WARNING,
        task.friendlyName + " failed" + (last ? "." : "; it will be tried again."));
  }

  /** A task exceeded its time limit. */
  static CIResult timedOut(TaskState task) {
    return result(
        task,
        "dataSourceRefreshTimeout",
        ResultSeverity.ERROR,
        task.friendlyName + " ran into its time limit.");
  }

  /** An input of a task did not succeed. */
  static CIResult skipped(TaskState task) {
    return result(
        task,
        "refreshPrerequisitesUnmetError",
        ResultSeverity.WARNING,
        task.friendlyName + " was skipped because something that it needs did not succeed.");
  }

  /** A task was cancelled. */
  static CIResult cancelled(TaskState task) {
    return result(
        task,
        "dataSourceIngestionCancelled",
        ResultSeverity.WARNING,
        task.friendlyName + " was cancelled.");
  }

  private static CIResult result(
      TaskState task, String code, ResultSeverity severity, String message) {
    ExceptionCulprit culprit =
        code.equals("dataSourceIngestionCancelled")
            ? ExceptionCulprit.USER
            : task.node.operation() == OperationType.INGESTION
                ? ExceptionCulprit.EXTERNAL
                : ExceptionCulprit.SYSTEM;
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("attempt", task.attempt);
    params.put("operationType", task.node.operation().wire());
    CIResult detail = new CIResult(culprit, code, severity, message, "detail", null, null);
    return new CIResult(
        culprit, code, severity, message, task.friendlyName, params, List.of(detail));
  }
}
