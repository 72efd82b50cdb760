package io.sluice.simulator.world;

import io.sluice.simulator.wire.ApiErrorResult;
import io.sluice.simulator.wire.ExceptionCulprit;
import io.sluice.simulator.wire.LogMessage;
import io.sluice.simulator.wire.ParsingError;
import io.sluice.simulator.wire.ParsingErrorCode;
import io.sluice.simulator.wire.ResultSeverity;
import io.sluice.simulator.wire.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Errors of refused commands, with the codes of the API description. */
final class ApiErrors {

  private ApiErrors() {}

  static <T> Result<T> dataSourceNotFound(int status, Object id) {
    return refused(status, "dataSourceNotFound", "There is no data source " + id + ".", "id", id);
  }

  static <T> Result<T> segmentNotFound(int status, String name) {
    return refused(status, "segmentNotFound", "There is no segment " + name + ".", "name", name);
  }

  static <T> Result<T> measureNotFound(int status, String name) {
    return refused(
        status,
        "entityMetadataNotFoundForEntity",
        "There is no measure " + name + ".",
        "name",
        name);
  }

  static <T> Result<T> jobNotRunning(int status, Object id) {
    return refused(
        status,
        "refreshRunningOrchestrationNotFound",
        "There is no running job " + id + ".",
        "jobId",
        id);
  }

  static <T> Result<T> refused(
      int status, String code, String message, String parameter, Object value) {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put(parameter, String.valueOf(value));
    return new Result.Refused<>(
        status,
        new ApiErrorResult(
            null,
            Integer.toString(status),
            ExceptionCulprit.USER,
            code,
            ResultSeverity.ERROR,
            message,
            code,
            params,
            null));
  }

  static <T> Result<T> unparsable(ParsingErrorCode code, int column, String message) {
    return new Result.Unparsable<>(
        new ParsingError(List.of(new LogMessage(new SourceLocation(1, column), message)), code));
  }
}
