package io.sluice.wdl.trial;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.run.StepView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a trial.
 *
 * @param steps in the order in which they started
 * @param calls in the order in which they were made
 * @param response the outputs of the flow's Response action; null if it did not respond
 * @param children the called flows whose files were found, in the order of the calls
 */
public record TrialOutcome(
    RunEnding result,
    TimeSpan time,
    List<StepView> steps,
    List<MockedCall> calls,
    @Nullable Object response,
    List<ChildTrial> children) {
  /**
   * How the run ended.
   *
   * @param error why it did not succeed; null if it did
   * @param fault the defect of this library that ended the run; null if there was none
   */
  public record RunEnding(Status status, @Nullable String error, @Nullable String fault) {}

  /** The run's start and end in virtual time. */
  public record TimeSpan(Instant start, Instant end) {}

  /** The final status of the run. */
  public Status status() {
    return result.status();
  }

  /** Why the run did not succeed; null if it did. */
  public @Nullable String error() {
    return result.error();
  }

  /** The defect of this library that ended the run; null if there was none. */
  public @Nullable String fault() {
    return result.fault();
  }

  /** When the run started. */
  public Instant start() {
    return time.start();
  }

  /** When the run ended. */
  public Instant end() {
    return time.end();
  }
}
