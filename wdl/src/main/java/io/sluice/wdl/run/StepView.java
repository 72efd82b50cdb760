package io.sluice.wdl.run;

import io.sluice.wdl.action.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an action, as run histories show it.
 *
 * @param path names of the containers with the numbers of their iterations, down to the action, as
 *     in {@code Pages[2]/Get_items}
 * @param type action type as written in the definition
 * @param period when it started and ended
 * @param values inputs, outputs and tracked properties
 * @param notes facts beyond the result, such as a call with an unknown outcome
 */
public record StepView(
    String path,
    String type,
    StepProgress progress,
    StepPeriod period,
    StepValues values,
    List<String> notes) {

  /**
   * How far the execution has come.
   *
   * @param attempts calls sent so far, repeated ones included
   * @param error why it did not succeed; null while it runs and when it did
   * @param waitingFor null unless it waits
   */
  public record StepProgress(
      Status status, int attempts, @Nullable String error, @Nullable WaitReason waitingFor) {}

  /**
   * The time of an execution.
   *
   * @param startedAt null for an action that was skipped
   * @param endedAt null while it runs
   */
  public record StepPeriod(@Nullable Instant startedAt, @Nullable Instant endedAt) {}

  /**
   * The data of an execution; replaced by a mark where the flow's author has secured them.
   *
   * @param tracked the tracked properties; null when it has none or has not ended
   */
  public record StepValues(
      @Nullable Object inputs, @Nullable Object outputs, @Nullable Object tracked) {
    static final StepValues NONE = new StepValues(null, null, null);
  }

  /** Running, waiting or how it ended. */
  public Status status() {
    return progress.status();
  }

  /** Why it did not succeed; null while it runs and when it did. */
  public @Nullable String error() {
    return progress.error();
  }

  /** Calls sent so far. */
  public int attempts() {
    return progress.attempts();
  }

  /** What it waits for; null unless it waits. */
  public @Nullable WaitReason waitingFor() {
    return progress.waitingFor();
  }

  /** When it started; null for an action that was skipped. */
  public @Nullable Instant startedAt() {
    return period.startedAt();
  }

  /** When it ended; null while it runs. */
  public @Nullable Instant endedAt() {
    return period.endedAt();
  }

  /** The tracked properties; null when it has none or has not ended. */
  public @Nullable Object tracked() {
    return values.tracked();
  }

  /** The evaluated inputs; null when it has none. */
  public @Nullable Object inputs() {
    return values.inputs();
  }

  /** The outputs; null when it has none. */
  public @Nullable Object outputs() {
    return values.outputs();
  }
}
