package io.sluice.wdl;

import io.sluice.wdl.action.OperationReply;

/** An operation of a connector, implemented by the program that embeds the library. */
@FunctionalInterface
public interface Operation {
  /**
   * Carries out one call. May block; {@link Wdl#run} waits for the reply and makes one call at a
   * time, on the thread of its caller.
   *
   * @return the reply, also if the call failed: see {@link OperationReply#ok} and {@link
   *     OperationReply#failed}. The retry policy of the action decides whether a failed call is
   *     repeated
   * @throws RuntimeException to abandon the run; {@link Wdl#run} passes it on
   */
  OperationReply call(OperationInvocation invocation);
}
