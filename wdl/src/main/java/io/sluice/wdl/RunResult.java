package io.sluice.wdl;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.run.StepView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run.
 *
 * @param status {@code SUCCEEDED}, {@code FAILED}, {@code CANCELLED} or {@code TIMED_OUT}
 * @param error why the run did not succeed; null if it did
 * @param response what a Response action returned to the caller (statusCode, headers, body); null
 *     if none was reached
 * @param steps executions of actions in the order in which they started, each iteration separately
 * @param startedAt start by the clock of the run
 * @param endedAt end by the clock of the run
 */
public record RunResult(
    Status status,
    @Nullable String error,
    @Nullable Object response,
    List<StepView> steps,
    Instant startedAt,
    Instant endedAt) {

  /**
   * The execution of an action.
   *
   * @param path action name, for an action inside containers their names and iteration numbers
   *     first, for example {@code Pages[2]/Get_items}
   */
  public Optional<StepView> step(String path) {
    return steps.stream().filter(step -> step.path().equalsIgnoreCase(path)).findFirst();
  }
}
