package io.sluice.wdl.run;

import io.sluice.wdl.action.OperationReply;
import java.time.Instant;

/** What can happen to a run. */
public sealed interface RunEvent {
  /** It is to begin. */
  record Begin() implements RunEvent {}

  /** It was loaded from its journal; calls without an answer may have been made. */
  record Resume() implements RunEvent {}

  /**
   * An answer came.
   *
   * @param number the call's, so that a late answer is told from the awaited one
   */
  record Answered(String path, int number, OperationReply reply) implements RunEvent {}

  /**
   * A time has come, whatever the wall clock shows by now.
   *
   * @param due the time that was asked for
   */
  record Woke(Instant due) implements RunEvent {}

  /** Somebody wants it to end. */
  record Cancel(String reason) implements RunEvent {}
}
