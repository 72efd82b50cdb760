package io.sluice.wdl.run;

import io.sluice.wdl.action.OperationReply;
import java.time.Instant;

/** An input of a {@link Run}. */
public sealed interface RunEvent {
  /** The run starts. */
  record Begin() implements RunEvent {}

  /** The run continues after having been loaded; calls without a reply may have been sent. */
  record Resume() implements RunEvent {}

  /**
   * The reply to a call has arrived.
   *
   * @param number of the {@link RunEffect.CallOperation}; distinguishes late replies
   */
  record Answered(String path, int number, OperationReply reply) implements RunEvent {}

  /**
   * A scheduled wake-up is due.
   *
   * @param due the scheduled time
   */
  record Woke(Instant due) implements RunEvent {}

  /** The run is cancelled. */
  record Cancel(String reason) implements RunEvent {}
}
