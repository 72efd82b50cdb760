package io.sluice.wdl.run;

import io.sluice.wdl.action.OperationRequest;
import io.sluice.wdl.action.Status;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the caller of a {@link Run} has to do, in the order given: first the journal entry. */
public sealed interface RunEffect {
  /**
   * Store this journal entry durably before carrying out any later effect.
   *
   * @param number from 1
   * @param text JSON
   * @param status status of the run after this entry
   * @param error why the run did not succeed; null while it runs and when it did
   */
  record AppendEntry(int number, String text, Status status, @Nullable String error)
      implements RunEffect {}

  /**
   * Send a request and report its reply with {@link RunEvent.Answered}.
   *
   * @param path path of the action
   * @param number to be returned with the reply
   * @param effectKey idempotency key, the same for all attempts
   * @param attempt from 1
   * @param limit maximum duration, queueing included; null for the default
   */
  record CallOperation(
      String path,
      int number,
      OperationRequest request,
      String effectKey,
      int attempt,
      @Nullable Duration limit)
      implements RunEffect {}

  /** Report {@link RunEvent.Woke} at this time; replaces an earlier wake-up. */
  record ScheduleWakeUp(Instant due) implements RunEffect {}

  /** The run has ended. */
  record CompleteRun(Status status, @Nullable String error) implements RunEffect {}
}
