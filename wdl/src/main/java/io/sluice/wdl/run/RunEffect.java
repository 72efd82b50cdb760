package io.sluice.wdl.run;

import io.sluice.wdl.action.OperationRequest;
import io.sluice.wdl.action.Status;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a run wants done, in this order: first the journal, then the rest. */
public sealed interface RunEffect {
  /**
   * Keep this entry, durably, before any later effect is performed.
   *
   * @param number 1 for the first
   * @param text JSON
   * @param status the run's, with its entry
   * @param error why it failed, when it has
   */
  record AppendEntry(int number, String text, Status status, @Nullable String error)
      implements RunEffect {}

  /**
   * Make a call and tell the run with {@link RunEvent.Answered}.
   *
   * @param path the step
   * @param number to be given back with the answer
   * @param effectKey the same for every attempt
   * @param attempt 1 for the first
   * @param limit how long it may take, waiting included; null for the hub's bounds
   */
  record CallOperation(
      String path,
      int number,
      OperationRequest request,
      String effectKey,
      int attempt,
      @Nullable Duration limit)
      implements RunEffect {}

  /** Tell the run at this time; takes the place of any earlier one. */
  record ScheduleWakeUp(Instant due) implements RunEffect {}

  /** The run has ended. */
  record CompleteRun(Status status, @Nullable String error) implements RunEffect {}
}
